import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import * as given from '../given.ts'

let server: Api
let ask: typeof fetch
let url: string
beforeAll(async () => {
  server = await api()
  url = `${server.url}/graphql`
  ask = await server.fetchAs((await given.signInAble()).email, given.password)
})
afterAll(() => server.stop())

const query = '?query=%7Bviewer%7Bkind%7D%7D'

it('speaks GraphQL over HTTP: every MUST, SHOULD and MAY of the audits', async () => {
  const results = await Promise.all(serverAudits({ url, fetchFn: ask }).map(({ fn }) => fn()))
  const failed = results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.name}: ${result.reason}`]))
  expect(failed).toEqual([])
  expect(results).toHaveLength(61)
})

it('answers a query by GET, and no mutation', async () => {
  const read = await ask(url + query)
  expect(await read.json()).toEqual({ data: { viewer: { kind: 'SESSION' } } })
  expect(read.headers.get('cache-control')).toBe('no-store')
  const write = await ask(
    `${url}?query=${encodeURIComponent('mutation { createProject(input: { name: "x" }) { __typename } }')}`,
  )
  expect([write.status, write.headers.get('allow')]).toEqual([405, 'POST'])
  expect((await ask(url, { method: 'DELETE' })).status).toBe(405)
})

it('packs a large answer, and a small one not', async () => {
  const large = await ask(`${url}?query=${encodeURIComponent('{ __schema { types { name description } } }')}`, {
    headers: { 'accept-encoding': 'br' },
  })
  expect([large.status, large.headers.get('content-encoding')]).toEqual([200, 'br'])
  expect(Object.keys((await large.json()) as object)).toEqual(['data'])
  expect((await ask(url + query, { headers: { 'accept-encoding': 'br' } })).headers.get('content-encoding')).toBeNull()
})

describe('a request that is not the portal’s own', () => {
  const post = async (headers: Record<string, string>, body = '{"query":"{ viewer { kind } }"}') => {
    const cookie = await server.cookie((await given.signInAble()).email, given.password)
    return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', cookie, ...headers }, body })
  }

  it.each([
    ['without our header', {}, 403],
    ['from another origin', { 'x-tenure-client': 'test', origin: 'https://elsewhere.test' }, 403],
    ['as a form', { 'x-tenure-client': 'test', 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as plain text', { 'x-tenure-client': 'test', 'content-type': 'text/plain' }, 415],
    ['in another charset', { 'x-tenure-client': 'test', 'content-type': 'application/json; charset=utf-16le' }, 415],
  ])('is refused: %s', async (_how, headers, status) => {
    expect((await post(headers as Record<string, string>)).status).toBe(status)
  })

  it('is refused without a session, whatever it asks', async () => {
    for (const body of [
      '{"query":"{ __schema { types { name } } }"}',
      '{"query":"{ vieer { kind } }"}',
      '{"query":"{"}',
    ]) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer nobodynobodynobodynobody' },
        body,
      })
      expect(answer.status).toBe(401)
      expect(await answer.text()).not.toMatch(/viewer|Did you mean|Syntax/)
    }
  })
})

it('says its version and its time', async () => {
  const answer = (await (await ask(`${url}?query=%7BserverInfo%7Bversion%20now%7D%7D`)).json()) as {
    data: { serverInfo: { version: string; now: string } }
  }
  expect(answer.data.serverInfo.version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(Math.abs(Date.now() - Date.parse(answer.data.serverInfo.now))).toBeLessThan(60_000)
})

it('takes no batch', async () => {
  const answer = await ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '[{"query":"{ viewer { kind } }"},{"query":"{ viewer { kind } }"}]',
  })
  expect(answer.status).toBe(400)
})
