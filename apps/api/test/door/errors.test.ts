import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, api, type GraphqlCaller } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'

let server: Api
let ask: GraphqlCaller
let person: given.Person
const logged: string[] = []
beforeAll(async () => {
  server = await api({
    logTo: { write: (line) => void logged.push(line) },
    logLevel: 'info',
    settings: { statementMs: 2_500 },
  })
  person = await given.signInAble()
  ask = await server.signIn(person.email, given.password)
})
afterAll(() => server.stop())

/** Words of the machine room: none of them may reach a caller. */
const inner =
  /select |insert |update |prisma|postgres|\bpg_|relation "|syntax|constraint|stack|\bat .*\.(ts|js)|node_modules|22P02|57014|40P01|hint|detail/i

it.each([
  ['no base64', '%%%'],
  ['no uuid', Buffer.from('Project:not-a-uuid').toString('base64')],
  ['SQL', Buffer.from("Project:' or 1=1 --").toString('base64')],
  ['a type that is not', Buffer.from('Secret:0198f2a0-0000-7000-8000-000000000000').toString('base64')],
])('an id that is %s is told as such', async (_what, id) => {
  const { data, errors } = await ask('query ($id: ID!) { node(id: $id) { id } }', { id })
  if (errors) expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) } }])
  else expect(data).toEqual({ node: null })
  expect(JSON.stringify(errors ?? [])).not.toMatch(inner)
})

it.each([['a text'], ['W10'], ['WyJhIl0'], [Buffer.from('["a","not-a-uuid"]').toString('base64url')]])(
  'a cursor that is none is told as such: %s',
  async (after) => {
    const { errors } = await ask('query ($after: String) { projects(after: $after) { nodes { id } } }', { after })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(JSON.stringify(errors)).not.toMatch(inner)
  },
)

/** Holds what a statement locks while work is done. */
async function whileLocked(
  sql: string,
  work: (owner: { query(sql: string): Promise<unknown> }) => Promise<void>,
): Promise<void> {
  const owner = await ownerPool().connect()
  try {
    await owner.query(`begin; set local deadlock_timeout = '20s'; ${sql}`)
    await work(owner)
  } finally {
    await owner.query('rollback').catch(() => {})
    owner.release()
  }
}

it('a statement that takes too long is stopped, and told as a matter of time', async () => {
  await whileLocked('lock table projects.projects in access exclusive mode', async () => {
    const { errors } = await ask('{ projects { nodes { id } } }')
    expect(errors).toMatchObject([{ extensions: { code: 'TIMEOUT', requestId: expect.any(String) } }])
    expect(JSON.stringify(errors)).not.toMatch(inner)
  })
})

it('a deadlock is told as a conflict that may be sent again', async () => {
  const make =
    'mutation ($name: String!, $other: String!) { a: createProject(input: { name: $name }) { __typename } b: createProject(input: { name: $other }) { __typename } }'
  expect((await ask(make, { name: 'Xylem twice', other: 'Yarrow twice' })).data).toMatchObject({
    a: { __typename: 'Project' },
    b: { __typename: 'Project' },
  })
  const counter = (letters: string) =>
    `select 1 from projects.public_id_counters where tenant_id = '${person.tenantId}' and prefix = '${letters}' for update`
  await whileLocked(counter('YT'), async (owner) => {
    const made = ask(make, { name: 'Xylem thrice', other: 'Yarrow thrice' })
    const waits = async () =>
      (
        await ownerPool().query(
          `select from pg_stat_activity where application_name = 'tenure-api' and wait_event_type = 'Lock'`,
        )
      ).rowCount
    await expect.poll(waits, { interval: 20 }).toBe(1)
    await owner.query(counter('XT'))
    const { errors } = await made
    expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', requestId: expect.any(String) } }])
    expect(JSON.stringify(errors)).not.toMatch(inner)
  })
  const left = await ownerPool().query(`select from projects.projects where tenant_id = $1 and name like '%thrice'`, [
    person.tenantId,
  ])
  expect(left.rowCount).toBe(0)
})

it('keeps the caller’s request id, and writes one line with it', async () => {
  const id = '0198f2a0-1111-7000-8000-00000000abcd'
  const as = await server.fetchAs(person.email, given.password)
  const answer = await as(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': id },
    body: '{"query":"query Who { viewer { kind } }"}',
  })
  expect(answer.headers.get('x-request-id')).toBe(id)
  const lines = () =>
    logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ requestId }) => requestId === id)
  await expect.poll(lines).toMatchObject([
    {
      msg: 'answered',
      route: '/graphql',
      operation: 'Who',
      kind: 'query',
      viewer: person.userId,
      status: 200,
      cost: 1,
      statements: expect.any(Number),
      ms: expect.any(Number),
    },
  ])
})

it('logs no secret', async () => {
  const cookie = await server.cookie(person.email, given.password)
  await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie,
      'x-tenure-client': 'test',
      authorization: 'Bearer a-secret-that-nobody-should-see',
    },
    body: '{',
  })
  const all = logged.join('')
  for (const secret of [cookie.split('=')[1]!, given.password, 'a-secret-that-nobody-should-see', '$argon2'])
    expect(all).not.toContain(secret)
})
