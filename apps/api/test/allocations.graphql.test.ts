import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawResource } from '../src/contexts/allocations/operations/draw-resource.ts'
import { nameResourceManager } from '../src/contexts/projects/operations/name-resource-manager.ts'
import { type Api, api, type GraphqlCaller } from './api.ts'
import * as house from './given-allocations.ts'
import * as given from './given.ts'
import { watchStatements } from './statements.ts'
import { kept } from './told.ts'

const COUNT = 50
let server: Api
let ask: GraphqlCaller
let asPi: GraphqlCaller
let statements: () => readonly string[]
let projects: string[]

beforeAll(async () => {
  statements = watchStatements()
  server = await api()
  const { tenantId } = await given.tenant()
  const manager = await given.person(tenantId, { roles: ['resource_manager', 'admin'], password: given.password })
  const pi = await given.person(tenantId, { roles: ['pi'], password: given.password })
  projects = await kept(manager, async (ctx) => {
    const types = [await house.resourceType(ctx, { name: 'CPU' }), await house.resourceType(ctx, { name: 'GPU' }), await house.resourceType(ctx, { name: 'Disk', storage: true })] as const
    const ids: string[] = []
    for (let i = 0; i < COUNT; i++) {
      const projectId = await house.project(ctx, { name: `Project ${String(i).padStart(2, '0')}`, piId: i % 2 === 0 ? pi.userId : manager.userId })
      ids.push(projectId)
      await nameResourceManager(ctx, { projectId, userId: manager.userId })
      for (let n = 0; n < 5; n++) await house.allocation(ctx, { projectId, resourceTypeId: types[n % 3]!, quantity: String(100 + i), ...(n === 4 ? { model: 'SUBSCRIPTION' as const } : {}) })
      if (i > 0) await house.share(ctx, [ids[0]!, projectId], '1')
    }
    await drawResource(ctx, { projectId: ids[1]!, resourceTypeId: types[0], amount: '50.5' })
    return ids
  })
  ask = await server.signIn(manager.email, given.password)
  asPi = await server.signIn(pi.email, given.password)
}, 120_000)
afterAll(() => server.stop())

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

/** What a document answers, and in how many statements beside the three that open and end its transaction. */
async function counted(document: string, variables: object = {}) {
  const { data, errors } = await ask(document, variables)
  expect(errors).toBeUndefined()
  return { data, count: statements().length - 3 }
}

const list = `query List($first: Int, $after: String, $last: Int, $before: String, $orderBy: AllocationOrder, $filter: AllocationFilter) {
  allocations(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) {
    pageInfo { hasNextPage endCursor } nodes { id model quantity drawn remaining state renewal endsAt periodStart periodEnd createdAt
      project { id publicId name piOwner { id fullName } } resourceType { id name unit } viewerCan { resize end carve } } } }`

const portfolio = `query Portfolio($first: Int) { projects(first: $first) { nodes { publicId name piOwner { fullName } resourceManagers { user { fullName } }
  allocations(first: 5) { nodes { quantity model drawn remaining resourceType { name unit } } } } } }`

const deep = `query Deep($id: ID) { project(id: $id) { publicId name piOwner { fullName }
  allocations(first: 50) { nodes { quantity drawn state resourceType { name } periods { k quantity drawn } dataShare { name } } }
  sharesGiven { percentage kind recipient { publicId name } resourceType { name } gives { resourceType { name } base amount } viewerCan { change } }
  sharesReceived { percentage source { publicId } gives { amount } } remainingToShare { resourceType { name } shared remaining } dataShares { name quota }
  entitlements { resourceType { name unit } own carved base lent received entitlement drawn headroom state sentence
    terms { kind amount sentence allocation { id quantity } share { id percentage } partner { publicId } percentage base shareKind since } } } }`

describe('statements', () => {
  it('are as many for a page of 50 allocations as for one of 5', async () => {
    const { data, count } = await counted(list, { first: 50 })
    expect(data.allocations.nodes).toHaveLength(50)
    expect((await counted(list, { first: 5 })).count).toBe(count)
    expect(count).toBe(5)
  })

  it('are as many for 50 projects with PI, managers and five allocations each as for five', async () => {
    const { data, count } = await counted(portfolio, { first: 50 })
    expect(data.projects.nodes.flatMap((project: { allocations: { nodes: unknown[] } }) => project.allocations.nodes)).toHaveLength(250)
    expect((await counted(portfolio, { first: 5 })).count).toBe(count)
    expect(count).toBeLessThanOrEqual(8)
  })

  it('are as many for a project with 49 shares as for one with none', async () => {
    const { data, count } = await counted(deep, { id: globalId('Project', projects[0]!) })
    expect(data.project.sharesGiven).toHaveLength(COUNT - 1)
    expect(count).toBeLessThanOrEqual(25)
    expect((await counted(deep, { id: globalId('Project', projects[1]!) })).count).toBeLessThanOrEqual(count)
  })

  it('are constant for the entitlements of many projects, with every term', async () => {
    const document = `query E($ids: [ID!]!) { entitlements(projectIds: $ids) { project { publicId } resourceType { name } headroom sentence terms { kind amount sentence partner { publicId } allocation { id } } } }`
    const few = await counted(document, { ids: projects.slice(0, 2).map((id) => globalId('Project', id)) })
    const many = await counted(document, { ids: projects.map((id) => globalId('Project', id)) })
    expect(many.data.entitlements).toHaveLength(COUNT * 3)
    expect(many.count).toBe(few.count)
  })
})

describe('the list of allocations', () => {
  const orders = ['PROJECT', 'PI', 'RESOURCE_TYPE', 'MODEL', 'QUANTITY', 'ENDS_AT', 'CREATED_AT'].flatMap((field) => [{ field, direction: 'ASC' }, { field, direction: 'DESC' }])
  it.each(orders)('pages by $field $direction, without gap or repetition', async (orderBy) => {
    const seen: { id: string; endsAt: string | null; quantity: string; project: { name: string } }[] = []
    let after: string | null = null
    do {
      const { data }: Awaited<ReturnType<typeof counted>> = await counted(list, { first: 60, after, orderBy })
      seen.push(...data.allocations.nodes)
      after = data.allocations.pageInfo.hasNextPage ? data.allocations.pageInfo.endCursor : null
    } while (after)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(COUNT * 5)
    expect(seen).toHaveLength(COUNT * 5)
    const byField: Record<string, (row: (typeof seen)[0]) => string | number> = { QUANTITY: ({ quantity }) => Number(quantity), ENDS_AT: ({ endsAt }) => endsAt ?? '9', PROJECT: ({ project }) => project.name }
    const key = byField[orderBy.field] ?? (() => 0)
    const keys = seen.map(key)
    const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(keys).toEqual(orderBy.direction === 'ASC' ? sorted : sorted.reverse())
  })

  it.each([
    [{ search: 'project 07' }, 5],
    [{ search: 'gpu' }, COUNT * 2],
    [{ model: 'SUBSCRIPTION' }, COUNT],
    [{ renewal: 'AUTO', state: 'ACTIVE' }, COUNT],
    [{ state: 'SCHEDULED' }, 0],
    [{ state: 'OVERDRAWN' }, 0],
    [{ endsAfter: '2090-01-01T00:00:00Z' }, COUNT],
    [{ endsBefore: '2090-01-01T00:00:00Z' }, COUNT * 4],
    [{ quantityAtLeast: '149' }, 5],
  ])('filters by %o', async (filter, expected) => {
    const { data } = await ask('query F($filter: AllocationFilter) { allocations(filter: $filter, first: 1) { totalCount } }', { filter })
    expect(data.allocations.totalCount).toBe(expected)
  })

  it('shows a PI what is theirs and nothing else', async () => {
    const { data } = await asPi('{ allocations(first: 1) { totalCount } entitlements(projectIds: []) { headroom } }')
    expect(data.allocations.totalCount).toBe((COUNT / 2) * 5)
    const { data: peek } = await asPi('query P($ids: [ID!]!) { entitlements(projectIds: $ids) { headroom } }', { ids: [globalId('Project', projects[1]!)] })
    expect(peek.entitlements).toEqual([])
  })
})

describe('a preview', () => {
  const preview = `query Preview($input: ResizeAllocationInput!) { previewResizeAllocation(input: $input) { __typename
    ... on ConsequencePreview { warnings consequences { project { id publicId name } resourceType { unit } before after drawn overdrawn sentence } }
    ... on Refusal { message field } ... on BelowWhatIsDrawn { overdrafts { kind project { name } available drawn } } } }`
  const mine = async () => (await ask(list, { first: 10, filter: { projectId: globalId('Project', projects[0]!), quantityAtLeast: '1' }, orderBy: { field: 'RESOURCE_TYPE', direction: 'ASC' } })).data.allocations.nodes[0]

  it('does the real thing, says who is moved, and leaves nothing behind', async () => {
    const allocation = await mine()
    const { data, errors } = await ask(preview, { input: { id: allocation.id, quantity: '1100' } })
    expect(errors).toBeUndefined()
    const { consequences, warnings } = data.previewResizeAllocation
    expect(warnings).toEqual([])
    expect(consequences).toHaveLength(COUNT)
    const own = consequences.find((row: { project: { id: string } }) => row.project.id === globalId('Project', projects[0]!))
    // Two allocations of 100, one of which would be 1,100; 49 % are lent.
    expect(own).toMatchObject({ before: '102.0000', after: '612.0000', drawn: '0.0000', overdrawn: false })
    expect(own.sentence).toMatch(/would go from 102 to 612 core-hours; 0 is drawn\.$/)
    expect(await mine()).toEqual(allocation)
  })

  it('answers the refusal that the change would get, and what would be overdrawn if it were forced', async () => {
    const { id } = (await ask(list, { first: 1, filter: { projectId: globalId('Project', projects[1]!), search: 'cpu', model: 'CONDO' }, orderBy: { field: 'CREATED_AT', direction: 'ASC' } })).data.allocations.nodes[0]
    const { data } = await ask(preview, { input: { id, quantity: '0' } })
    expect(data.previewResizeAllocation).toMatchObject({ __typename: 'BelowWhatIsDrawn', field: ['quantity'] })
    const { data: forced } = await ask(preview, { input: { id, quantity: '0', force: true } })
    expect(forced.previewResizeAllocation.__typename).toBe('ConsequencePreview')
  })

  it('tells a PI of a stranger’s project only what it receives', async () => {
    const document = `query P($input: ShareResourcesInput!) { previewShareResources(input: $input) { __typename ... on ConsequencePreview { consequences { project { publicId } before after } } ... on Refusal { message } } }`
    const reference = (await ask('query R($id: ID!) { project(id: $id) { publicId } }', { id: globalId('Project', projects[3]!) })).data.project.publicId
    const { data, errors } = await asPi(document, { input: { sourceProjectId: globalId('Project', projects[2]!), recipientPublicId: reference, percentage: '10' } })
    expect(errors).toBeUndefined()
    const theirs = data.previewShareResources.consequences.filter((row: { project: { publicId: string } }) => row.project.publicId === reference)
    expect(theirs.map(({ before, after }: { before: string; after: string }) => [before, after])).toEqual([['0.0000', '20.4000'], ['0.0000', '20.4000'], ['0.0000', '10.2000']])
  })

  it('is asked alone', async () => {
    const { errors } = await ask(`query P($input: ResizeAllocationInput!) { previewResizeAllocation(input: $input) { __typename } viewer { kind } }`, { input: { id: 'x', quantity: '1' } })
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('alone'), extensions: { code: 'BAD_USER_INPUT' } })
  })
})

describe('mutations', () => {
  it('go from a grant over a share to a draw, and refusals are data at their field', async () => {
    const types = (await ask('{ resourceTypes { id name entitlementTotals { own drawn projects } } }')).data.resourceTypes
    const cpu = types.find(({ name }: { name: string }) => name === 'CPU')
    expect(cpu.entitlementTotals).toMatchObject({ projects: COUNT, drawn: '50.5000' })
    const grant = `mutation G($input: GrantAllocationInput!) { grantAllocation(input: $input) { __typename ... on Allocation { id quantity state periods { k } history(first: 1) { nodes { action } } } ... on Refusal { message field } } }`
    const input = { projectId: globalId('Project', projects[5]!), resourceTypeId: cpu.id, model: 'SUBSCRIPTION', quantity: '250.25', billingPeriod: 'QUARTER' }
    const granted = (await ask(grant, { input })).data.grantAllocation
    expect(granted).toMatchObject({ __typename: 'Allocation', quantity: '250.2500', state: 'ACTIVE', periods: [{ k: 0 }], history: { nodes: [{ action: 'grantAllocation' }] } })
    expect((await ask(grant, { input: { ...input, quantity: '-1' } })).data.grantAllocation).toMatchObject({ __typename: 'NegativeQuantity', field: ['quantity'] })
    const draw = `mutation D($input: DrawResourceInput!) { drawResource(input: $input) { __typename ... on ResourceDrawn { lines { amount source payingProject { publicId } allocation { id } } entitlement { drawn headroom } } ... on NotEnoughLeft { missing own } } }`
    const drawn = { projectId: globalId('Project', projects[5]!), resourceTypeId: cpu.id, amount: '10' }
    expect((await ask(draw, { input: drawn })).data.drawResource).toMatchObject({ lines: [{ amount: '10.0000', source: 'OWN' }], entitlement: { drawn: '10.0000' } })
    expect((await ask(draw, { input: { ...drawn, amount: '99999' } })).data.drawResource).toMatchObject({ __typename: 'NotEnoughLeft' })
    const share = `mutation S($input: ShareResourcesInput!) { shareResources(input: $input) { __typename ... on Refusal { message field } ... on CircularSharing { path } } }`
    const back = { sourceProjectId: globalId('Project', projects[5]!), recipientProjectId: globalId('Project', projects[0]!), percentage: '1' }
    expect((await ask(share, { input: back })).data.shareResources).toMatchObject({ __typename: 'CircularSharing', path: [expect.anything(), expect.anything(), expect.anything()] })
  })
})
