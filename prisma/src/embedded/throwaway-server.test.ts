import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { environment } from './env.ts'
import { throwawayServer, type ThrowawayServer } from './throwaway-server.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
let server: ThrowawayServer

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  server = await throwawayServer()
})
afterAll(() => server.stop())

test('a copy of a template has its rows, and is a database of its own', async () => {
  const template = await server.createDatabase({ name: 'a_template' })
  await ask(template, 'create table greeting as select $$hello$$ as word')
  const [one, two] = [
    await server.createDatabase({ template: 'a_template' }),
    await server.createDatabase({ template: 'a_template' }),
  ]
  await ask(one, "update greeting set word = 'changed'")
  expect(await ask(two, 'select word from greeting')).toEqual([{ word: 'hello' }])
})

test('a dropped database is gone, connections and all', async () => {
  const url = await server.createDatabase()
  const client = new pg.Client({ connectionString: url })
  const ended = new Promise((resolve) => client.on('error', resolve))
  await client.connect()
  await server.dropDatabase(url)
  await ended
  await expect(ask(url, 'select 1')).rejects.toThrow(/does not exist/)
})

test.runIf(!environment.databaseUrl)('an embedded one cares for speed only', async () => {
  const [row] = await ask(
    server.ownerUrl,
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits",
  )
  expect(row).toEqual({ fsync: 'off', commits: 'off' })
})
