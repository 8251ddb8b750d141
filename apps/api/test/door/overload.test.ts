import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'

let person: given.Person
beforeAll(async () => void (person = await given.signInAble(['pi'])))

const list = '?query=%7Bprojects%7Bnodes%7Bid%7D%7D%7D'

/** Every read of projects waits while work is done, as with a slow database. */
async function whileStuck(work: () => Promise<void>): Promise<void> {
  const owner = await ownerPool().connect()
  try {
    await owner.query('begin; lock table projects.projects in access exclusive mode')
    await work()
  } finally {
    await owner.query('rollback')
    owner.release()
  }
}

/** Requests of the API that stand waiting in the database. */
const waiting = async (): Promise<number> =>
  (
    await ownerPool().query(
      `select from pg_stat_activity where application_name = 'tenure-api' and wait_event_type = 'Lock'`,
    )
  ).rowCount ?? 0

const told = async (answer: Response) => ({
  status: answer.status,
  retryAfter: answer.headers.get('retry-after'),
  body: (await answer.json()) as object,
})

describe('with one connection', () => {
  let server: Api
  let ask: typeof fetch
  beforeAll(async () => {
    server = await api({ settings: { poolSize: 1, requestMs: 1_500 } })
    ask = await server.fetchAs(person.email, given.password)
  })
  afterAll(() => server.stop())

  it('a request beyond the queue is told at once to come back; the others within their time; all is well afterwards', async () => {
    await whileStuck(async () => {
      const began = performance.now()
      const answers = await Promise.all(
        Array.from({ length: 30 }, async () => told(await ask(server.url + '/graphql' + list))),
      )
      expect(performance.now() - began).toBeLessThan(4_000)
      for (const answer of answers)
        expect(answer).toMatchObject({
          status: 503,
          retryAfter: expect.stringMatching(/^\d+$/),
          body: { errors: [{ extensions: { code: expect.stringMatching(/^(OVERLOADED|TIMEOUT)$/) } }] },
        })
      expect(answers.filter(({ body }) => JSON.stringify(body).includes('OVERLOADED')).length).toBeGreaterThanOrEqual(
        15,
      )
    })
    expect((await ask(server.url + '/graphql' + list)).status).toBe(200)
  })

  it('a statement whose request ran out of time ends in the database too', async () => {
    await whileStuck(async () => {
      expect((await ask(server.url + '/graphql' + list)).status).toBe(503)
      await expect.poll(waiting, { timeout: 4_000 }).toBe(0)
    })
  })

  it('a reader who goes away is read for no longer', async () => {
    const cookie = await server.cookie(person.email, given.password)
    await whileStuck(async () => {
      const gone = new AbortController()
      const read = fetch(server.url + '/graphql' + list, {
        headers: { cookie, 'x-tenure-client': 'test' },
        signal: gone.signal,
      })
      await expect.poll(waiting).toBe(1)
      gone.abort()
      await expect(read).rejects.toThrow(/abort/)
      await expect.poll(waiting, { timeout: 4_000 }).toBe(0)
    })
  })
})

describe('a server that is stopped', () => {
  it('finishes what runs, sends new requests elsewhere, and ends', async () => {
    const server = await api()
    const cookie = await server.cookie(person.email, given.password)
    const headers = { cookie, 'x-tenure-client': 'test', 'content-type': 'application/json' }
    let stopped: Promise<void> | undefined
    let running: Promise<Response> | undefined
    await whileStuck(async () => {
      running = fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          query: 'mutation { createProject(input: { name: "Made while stopping" }) { __typename } }',
        }),
      })
      await expect.poll(waiting).toBe(1)
      stopped = server.stop()
      const refused = await fetch(`${server.url}/graphql${list}`, { headers })
      expect(await told(refused)).toMatchObject({ status: 503, retryAfter: '1', body: { code: 'UNAVAILABLE' } })
      expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
      expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'stopping' })
    })
    expect(await (await running!).json()).toEqual({ data: { createProject: { __typename: 'Project' } } })
    await stopped
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow(/fetch failed/)
    const made = await ownerPool().query(
      `select from projects.projects where tenant_id = $1 and name = 'Made while stopping'`,
      [person.tenantId],
    )
    expect(made.rowCount).toBe(1)
  })

  it('ends in its time whatever still runs, and nothing of that stays', async () => {
    const server = await api({ settings: { statementMs: 60_000, requestMs: 60_000, drainMs: 500 } })
    const cookie = await server.cookie(person.email, given.password)
    await whileStuck(async () => {
      const body = JSON.stringify({ query: 'mutation { createProject(input: { name: "Never made" }) { __typename } }' })
      const broken = new Promise((resolve) => {
        const request = httpRequest(`${server.url}/graphql`, {
          method: 'POST',
          headers: { cookie, 'x-tenure-client': 'test', 'content-type': 'application/json' },
        })
        request.on('error', resolve).end(body)
      })
      await expect.poll(waiting).toBe(1)
      const began = performance.now()
      await server.stop()
      expect(performance.now() - began).toBeLessThan(3_000)
      await broken
    })
    const made = await ownerPool().query(`select from projects.projects where tenant_id = $1 and name = 'Never made'`, [
      person.tenantId,
    ])
    expect(made.rowCount).toBe(0)
  })
})
