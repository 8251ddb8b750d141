import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Api, api, type GraphqlCaller } from './api.ts'
import { portfolio } from './given-portfolio.ts'
import * as given from './given.ts'
import { watchStatements } from './statements.ts'

let server: Api
let ask: GraphqlCaller
let asPi: GraphqlCaller
let projects: string[]
let statements: () => readonly string[]

interface Row {
  readonly id: string
  readonly version: number
  readonly quantity: string
}

beforeAll(async () => {
  statements = watchStatements()
  server = await api()
  const made = await portfolio()
  projects = made.projects
  ask = await server.signIn(made.manager.email, given.password)
  asPi = await server.signIn(made.pi.email, given.password)
}, 120_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await server.stop()
})

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const rows = async (count: number): Promise<Row[]> =>
  (
    await ask(
      'query L($n: Int) { allocations(first: $n, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id version quantity } } }',
      { n: count },
    )
  ).data.allocations.nodes
const refused = `key refusal { __typename message field ... on StaleVersion { expected current theirs { field before after } changedBy { fullName } changedAt } ... on BelowWhatIsDrawn { overdrafts { project { publicId } available drawn } } }`
const change = `mutation C($input: ChangeAllocationsInput!) { changeAllocations(input: $input) { __typename
  ... on ChangedAllocations { rows { key allocation { id version quantity note } } } ... on ChangesRefused { rows { ${refused} } } ... on Refusal { message field } } }`
const preview = `query P($input: ChangeAllocationsInput!) { previewAllocationChanges(input: $input) { __typename
  ... on AllocationChangesPreview { refused { ${refused} } consequences { project { publicId } before after drawn sentence } shares { source { publicId } recipient { publicId } before after } } ... on Refusal { message field } } }`
const raised = (row: Row, more: object = {}) => ({
  key: row.id,
  id: row.id,
  expectedVersion: row.version,
  quantity: '500',
  ...more,
})

describe('a set of changes', () => {
  it('is previewed and done by key, in as many statements for two hundred rows as for five', async () => {
    const counts: number[] = []
    for (const count of [5, 200]) {
      const changes = (await rows(count)).map((row) => raised(row, { note: `of ${count}` }))
      const looked = await ask(preview, { input: { changes } })
      expect(looked.errors).toBeUndefined()
      expect(looked.data.previewAllocationChanges.refused).toEqual([])
      expect(looked.data.previewAllocationChanges.consequences.length).toBeGreaterThan(1)
      const { data, errors } = await ask(change, { input: { changes, reason: 'More for all' } })
      expect(errors).toBeUndefined()
      counts.push(statements().length)
      const done = data.changeAllocations.rows
      expect(done.map(({ key }: { key: string }) => key)).toEqual(changes.map(({ key }) => key))
      expect(done[0].allocation).toMatchObject({ quantity: '500.0000', note: `of ${count}` })
    }
    // The first five were of their quantity already: nothing of theirs but the note changed.
    expect(counts[1]).toBeLessThanOrEqual(counts[0]! + 1)
  })

  it('answers what stands against each row, with the two versions of one that somebody changed', async () => {
    const [first, second, third] = (await rows(3)) as [Row, Row, Row]
    await ask(change, { input: { changes: [raised(first, { quantity: '501' })] } })
    const input = {
      changes: [
        raised(first, { quantity: '502' }),
        raised(second, { quantity: '-4' }),
        raised(third, { endsAt: '2020-01-01T00:00:00Z' }),
      ],
    }
    const expected = [
      {
        key: first.id,
        refusal: {
          __typename: 'StaleVersion',
          expected: first.version,
          current: first.version + 1,
          theirs: [{ field: 'quantity', before: '500.0000', after: '501.0000' }],
          changedBy: { fullName: expect.any(String) },
        },
      },
      { key: second.id, refusal: { __typename: 'NegativeQuantity', field: ['quantity'] } },
      { key: third.id, refusal: { __typename: 'InvalidInput', field: ['endsAt'] } },
    ]
    const { data, errors } = await ask(change, { input })
    expect(errors).toBeUndefined()
    expect(data.changeAllocations).toMatchObject({ __typename: 'ChangesRefused', rows: expected })
    expect((await ask(preview, { input })).data.previewAllocationChanges.refused).toMatchObject(expected)
  })

  it('tells a PI of nothing that is not theirs to see', async () => {
    const own = (await asPi('{ allocations(first: 1) { nodes { id version quantity } } }')).data.allocations.nodes[0]
    const foreign = (
      await ask('query A($id: ID!) { allocations(first: 1, filter: { projectId: $id }) { nodes { id } } }', {
        id: globalId('Project', projects[1]!),
      })
    ).data.allocations.nodes[0]
    const { data, errors } = await asPi(preview, {
      input: {
        changes: [raised(own), { key: 'foreign', id: foreign.id, quantity: '1' }],
      },
    })
    expect(errors).toBeUndefined()
    expect(data.previewAllocationChanges).toMatchObject({ __typename: 'NotAllowed' })
  })
})
