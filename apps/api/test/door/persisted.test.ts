import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, api } from '../api.ts'
import * as given from '../given.ts'

const document = 'query WhoAmI { viewer { kind } }'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let folder: string
let server: Api
let strict: Api
let person: given.Person
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenure-persisted-'))
  const persisted = join(folder, 'persisted.json')
  await writeFile(persisted, JSON.stringify({ [sha256(document)]: document }))
  server = await api({ persisted })
  strict = await api({ persisted, settings: { persistedOnly: true } })
  person = await given.signInAble()
})
afterAll(async () => {
  await Promise.all([server.stop(), strict.stop()])
  await rm(folder, { recursive: true })
})

async function post(to: Api, body: object) {
  const ask = await to.fetchAs(person.email, given.password)
  const answer = await ask(`${to.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, ...((await answer.json()) as object) }
}
const byHash = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } } })

it('answers the portal’s documents by their hash', async () => {
  expect(await post(server, byHash(document))).toEqual({ status: 200, data: { viewer: { kind: 'SESSION' } } })
  expect(await post(strict, byHash(document))).toEqual({ status: 200, data: { viewer: { kind: 'SESSION' } } })
})

it('learns no other document from a request', async () => {
  const other = '{ viewer { permissions } }'
  const unknown = { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] }
  expect(await post(server, byHash(other))).toMatchObject(unknown)
  expect(await post(server, { query: other, ...byHash(other) })).toMatchObject({ status: 200, data: { viewer: {} } })
  expect(await post(server, byHash(other))).toMatchObject(unknown)
})

it('takes a text only with its own hash', async () => {
  expect(await post(server, { query: '{ viewer { permissions } }', ...byHash(document) })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  })
})

it('where sessions are held to them, refuses any other', async () => {
  const refused = { status: 403, errors: [{ extensions: { code: 'PERSISTED_QUERY_REQUIRED' } }] }
  expect(await post(strict, { query: document })).toMatchObject(refused)
  expect(
    await post(strict, { query: '{ viewer { permissions } }', ...byHash('{ viewer { permissions } }') }),
  ).toMatchObject(refused)
  expect(await post(strict, { query: '{ viewer { permissions } }', ...byHash(document) })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  })
})
