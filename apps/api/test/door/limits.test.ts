import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../src/kernel/limits.ts'
import { type Api, api } from '../api.ts'
import * as given from '../given.ts'

let server: Api
let ask: typeof fetch
beforeAll(async () => {
  server = await api({ settings: { pointsPerMinute: 20_000 } })
  ask = await server.fetchAs((await given.signInAble()).email, given.password)
})
afterAll(() => server.stop())

async function post(query: string, variables?: unknown) {
  const answer = await ask(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  })
  return {
    status: answer.status,
    ...((await answer.json()) as {
      data: { rateLimit: { remaining: number } }
      errors?: { message: string; extensions: Record<string, unknown> }[]
    }),
  }
}

const times = (many: number, one: (i: number) => string) => Array.from({ length: many }, (_, i) => one(i)).join(' ')
const chain = (many: number) =>
  `{ projects(first: 1) { nodes { ${'allocations(first: 1) { nodes { project { '.repeat(many)} id ${'} } } '.repeat(many)} } } }`

describe('each limit names itself, the most, and the way below it', () => {
  it.each([
    ['page', '{ projects(first: 201) { nodes { id } } }', undefined, /0 to 200 rows; 201 .*endCursor/],
    ['page', 'query ($n: Int) { projects(last: $n) { nodes { id } } }', { n: -1 }, /0 to 200 rows/],
    ['page', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(201).fill('x') }, /200 ids/],
    [
      'nodes',
      '{ projects(first: 200) { nodes { allocations(first: 200) { nodes { periods { k } project { allocations(first: 200) { nodes { id } } } } } } } }',
      undefined,
      /500,000 objects.*Lower first/,
    ],
    ['depth', chain(5), undefined, /16 deep/],
    ['aliases', `{ viewer { ${times(41, (i) => `a${i}: kind`)} } }`, undefined, /40 aliases/],
    [
      'fields',
      `{ viewer { ${times(400, () => '...V')} } } fragment V on Viewer { kind permissions tenant { id } }`,
      undefined,
      /1,000 fields/,
    ],
    ['rootRepeats', `{ ${times(21, (i) => `a${i}: viewer { kind }`)} }`, undefined, /20 times/],
  ] as const)('%s: %#', async (limit, query, variables, message) => {
    const { status, errors } = await post(query, variables)
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(message),
        extensions: { code: 'LIMIT_EXCEEDED', limit, most: limits[limit], requestId: expect.any(String) },
      },
    ])
    expect(status).toBe(400)
  })

  it('tokens', async () => {
    const { errors } = await post(`{ ${'__typename '.repeat(6000)} }`)
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/6,000 tokens/), extensions: { code: 'GRAPHQL_PARSE_FAILED' } },
    ])
  })

  it('variables’ depth and size, and the body’s', async () => {
    let deep: unknown = 'x'
    for (let i = 0; i < 100; i++) deep = [deep]
    expect((await post('{ viewer { kind } }', { deep })).errors).toMatchObject([
      { message: expect.stringMatching(/nest 12 deep/) },
    ])
    expect((await post('{ viewer { kind } }', { many: Array(20_001).fill(0) })).errors).toMatchObject([
      { message: expect.stringMatching(/20,000 values/) },
    ])
    expect(await post('{ viewer { kind } }', { long: 'x'.repeat(limits.bodyBytes) })).toMatchObject({
      status: 413,
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    })
  })

  it('fragments that spread one another are weighed as what they spread to, and quickly', async () => {
    const doubling = times(
      60,
      (i) => `fragment F${i} on Viewer { kind ...F${i + 1} user { ... on User { id } } ...F${i + 1} }`,
    )
    const began = performance.now()
    const { errors } = await post(`{ viewer { ...F0 } } ${doubling} fragment F60 on Viewer { kind }`)
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'fields' } }])
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

it('says what a request costs, and what is left', async () => {
  const first = await post('{ rateLimit { limit cost remaining resetAt nodeCount } }')
  expect(first.data.rateLimit).toMatchObject({ limit: 20_000, cost: 1, nodeCount: 1 })
  const { data } = await post(
    '{ projects(first: 100) { nodes { id allocations(first: 20) { nodes { id } } } } rateLimit { cost nodeCount remaining } }',
  )
  expect(data.rateLimit).toEqual({
    nodeCount: 1 + 100 + 100 * 20,
    cost: 22,
    remaining: first.data.rateLimit.remaining - 22,
  })
})

it('refuses who has spent the minute’s points, and nobody else', async () => {
  const small = await api({ settings: { pointsPerMinute: 5 } })
  const spender = await small.fetchAs((await given.signInAble()).email, given.password)
  const other = await small.fetchAs((await given.signInAble()).email, given.password)
  const read = (as: typeof fetch) => as(`${small.url}/graphql?query=%7Bviewer%7Bkind%7D%7D`)
  for (let i = 0; i < 5; i++) expect((await read(spender)).status).toBe(200)
  const refused = await read(spender)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({
    errors: [{ message: expect.stringMatching(/5 points a minute/), extensions: { code: 'RATE_LIMITED', cost: 1 } }],
  })
  expect((await read(other)).status).toBe(200)
  await small.stop()
})
