import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api, type GraphqlCaller } from './api.ts'
import { COUNT, portfolio } from './given-portfolio.ts'
import * as given from './given.ts'
import { watchStatements } from './statements.ts'

let server: Api
let ask: GraphqlCaller
let asPi: GraphqlCaller
let statements: () => readonly string[]
let projects: string[]

beforeAll(async () => {
  statements = watchStatements()
  // Executed field by field: what one statement answers, test/compiled holds to this.
  server = await api({ settings: { compiledReads: false } })
  const made = await portfolio()
  projects = made.projects
  ask = await server.signIn(made.manager.email, given.password)
  asPi = await server.signIn(made.pi.email, given.password)
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

const many = `query Portfolio($first: Int) { projects(first: $first) { nodes { publicId name piOwner { fullName } resourceManagers { user { fullName } }
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
    const { data, count } = await counted(many, { first: 50 })
    expect(
      data.projects.nodes.flatMap((project: { allocations: { nodes: unknown[] } }) => project.allocations.nodes),
    ).toHaveLength(250)
    expect((await counted(many, { first: 5 })).count).toBe(count)
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
  const orders = ['PROJECT', 'PI', 'RESOURCE_TYPE', 'MODEL', 'QUANTITY', 'ENDS_AT', 'CREATED_AT'].flatMap((field) => [
    { field, direction: 'ASC' },
    { field, direction: 'DESC' },
  ])
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
    const byField: Record<string, (row: (typeof seen)[0]) => string | number> = {
      QUANTITY: ({ quantity }) => Number(quantity),
      ENDS_AT: ({ endsAt }) => endsAt ?? '9',
      PROJECT: ({ project }) => project.name,
    }
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
    const { data } = await ask(
      'query F($filter: AllocationFilter) { allocations(filter: $filter, first: 1) { totalCount } }',
      { filter },
    )
    expect(data.allocations.totalCount).toBe(expected)
  })

  it('shows a PI what is theirs and nothing else', async () => {
    const { data } = await asPi('{ allocations(first: 1) { totalCount } entitlements(projectIds: []) { headroom } }')
    expect(data.allocations.totalCount).toBe((COUNT / 2) * 5)
    const { data: peek } = await asPi('query P($ids: [ID!]!) { entitlements(projectIds: $ids) { headroom } }', {
      ids: [globalId('Project', projects[1]!)],
    })
    expect(peek.entitlements).toEqual([])
  })
})
