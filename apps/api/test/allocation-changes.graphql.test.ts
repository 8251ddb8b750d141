import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api, type GraphqlCaller } from './api.ts'
import { COUNT, portfolio } from './given-portfolio.ts'
import * as given from './given.ts'

let server: Api
let ask: GraphqlCaller
let asPi: GraphqlCaller
let projects: string[]

beforeAll(async () => {
  server = await api()
  const made = await portfolio()
  projects = made.projects
  ask = await server.signIn(made.manager.email, given.password)
  asPi = await server.signIn(made.pi.email, given.password)
}, 120_000)
afterAll(() => server.stop())

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

const list = `query List($first: Int, $orderBy: AllocationOrder, $filter: AllocationFilter) {
  allocations(first: $first, orderBy: $orderBy, filter: $filter) { nodes { id quantity drawn remaining state } } }`

describe('a preview', () => {
  const preview = `query Preview($input: ResizeAllocationInput!) { previewResizeAllocation(input: $input) { __typename
    ... on ConsequencePreview { warnings consequences { project { id publicId name } resourceType { unit } before after drawn overdrawn sentence } }
    ... on Refusal { message field } ... on BelowWhatIsDrawn { overdrafts { kind project { name } available drawn } } } }`
  const mine = async () =>
    (
      await ask(list, {
        first: 10,
        filter: { projectId: globalId('Project', projects[0]!), quantityAtLeast: '1' },
        orderBy: { field: 'RESOURCE_TYPE', direction: 'ASC' },
      })
    ).data.allocations.nodes[0]

  it('does the real thing, says who is moved, and leaves nothing behind', async () => {
    const allocation = await mine()
    const { data, errors } = await ask(preview, { input: { id: allocation.id, quantity: '1100' } })
    expect(errors).toBeUndefined()
    const { consequences, warnings } = data.previewResizeAllocation
    expect(warnings).toEqual([])
    expect(consequences).toHaveLength(COUNT)
    const own = consequences.find(
      (row: { project: { id: string } }) => row.project.id === globalId('Project', projects[0]!),
    )
    // Two allocations of 100, one of which would be 1,100; 49 % are lent.
    expect(own).toMatchObject({ before: '102.0000', after: '612.0000', drawn: '0.0000', overdrawn: false })
    expect(own.sentence).toMatch(/would go from 102 to 612 core-hours; 0 is drawn\.$/)
    expect(await mine()).toEqual(allocation)
  })

  it('answers the refusal that the change would get, and what would be overdrawn if it were forced', async () => {
    const { id } = (
      await ask(list, {
        first: 1,
        filter: { projectId: globalId('Project', projects[1]!), search: 'cpu', model: 'CONDO' },
        orderBy: { field: 'CREATED_AT', direction: 'ASC' },
      })
    ).data.allocations.nodes[0]
    const { data } = await ask(preview, { input: { id, quantity: '0' } })
    expect(data.previewResizeAllocation).toMatchObject({ __typename: 'BelowWhatIsDrawn', field: ['quantity'] })
    const { data: forced } = await ask(preview, { input: { id, quantity: '0', force: true } })
    expect(forced.previewResizeAllocation.__typename).toBe('ConsequencePreview')
  })

  it('tells a PI of a stranger’s project only what it receives', async () => {
    const document = `query P($input: ShareResourcesInput!) { previewShareResources(input: $input) { __typename ... on ConsequencePreview { consequences { project { publicId } before after } } ... on Refusal { message } } }`
    const reference = (
      await ask('query R($id: ID!) { project(id: $id) { publicId } }', { id: globalId('Project', projects[3]!) })
    ).data.project.publicId
    const { data, errors } = await asPi(document, {
      input: { sourceProjectId: globalId('Project', projects[2]!), recipientPublicId: reference, percentage: '10' },
    })
    expect(errors).toBeUndefined()
    const theirs = data.previewShareResources.consequences.filter(
      (row: { project: { publicId: string } }) => row.project.publicId === reference,
    )
    expect(theirs.map(({ before, after }: { before: string; after: string }) => [before, after])).toEqual([
      ['0.0000', '20.4000'],
      ['0.0000', '20.4000'],
      ['0.0000', '10.2000'],
    ])
  })

  it('is asked alone', async () => {
    const { errors } = await ask(
      `query P($input: ResizeAllocationInput!) { previewResizeAllocation(input: $input) { __typename } viewer { kind } }`,
      { input: { id: 'x', quantity: '1' } },
    )
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('alone'),
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
})

describe('mutations', () => {
  it('go from a grant over a share to a draw, and refusals are data at their field', async () => {
    const types = (await ask('{ resourceTypes { id name entitlementTotals { own drawn projects } } }')).data
      .resourceTypes
    const cpu = types.find(({ name }: { name: string }) => name === 'CPU')
    expect(cpu.entitlementTotals).toMatchObject({ projects: COUNT, drawn: '50.5000' })
    const grant = `mutation G($input: GrantAllocationInput!) { grantAllocation(input: $input) { __typename ... on Allocation { id quantity state periods { k } history(first: 1) { nodes { action } } } ... on Refusal { message field } } }`
    const input = {
      projectId: globalId('Project', projects[5]!),
      resourceTypeId: cpu.id,
      model: 'SUBSCRIPTION',
      quantity: '250.25',
      billingPeriod: 'QUARTER',
    }
    const granted = (await ask(grant, { input })).data.grantAllocation
    expect(granted).toMatchObject({
      __typename: 'Allocation',
      quantity: '250.2500',
      state: 'ACTIVE',
      periods: [{ k: 0 }],
      history: { nodes: [{ action: 'grantAllocation' }] },
    })
    expect((await ask(grant, { input: { ...input, quantity: '-1' } })).data.grantAllocation).toMatchObject({
      __typename: 'NegativeQuantity',
      field: ['quantity'],
    })
    const draw = `mutation D($input: DrawResourceInput!) { drawResource(input: $input) { __typename ... on ResourceDrawn { lines { amount source payingProject { publicId } allocation { id } } entitlement { drawn headroom } } ... on NotEnoughLeft { missing own } } }`
    const drawn = { projectId: globalId('Project', projects[5]!), resourceTypeId: cpu.id, amount: '10' }
    expect((await ask(draw, { input: drawn })).data.drawResource).toMatchObject({
      lines: [{ amount: '10.0000', source: 'OWN' }],
      entitlement: { drawn: '10.0000' },
    })
    expect((await ask(draw, { input: { ...drawn, amount: '99999' } })).data.drawResource).toMatchObject({
      __typename: 'NotEnoughLeft',
    })
    const share = `mutation S($input: ShareResourcesInput!) { shareResources(input: $input) { __typename ... on Refusal { message field } ... on CircularSharing { path } } }`
    const back = {
      sourceProjectId: globalId('Project', projects[5]!),
      recipientProjectId: globalId('Project', projects[0]!),
      percentage: '1',
    }
    expect((await ask(share, { input: back })).data.shareResources).toMatchObject({
      __typename: 'CircularSharing',
      path: [expect.anything(), expect.anything(), expect.anything()],
    })
  })
})
