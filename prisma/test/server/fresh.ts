import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { throwawayServer } from '../../src/embedded/throwaway-server.ts'
import { migrate } from '../../src/migrate.ts'
import { passwords } from './embedded.ts'

const clients = new Set<pg.Client>()
const made: string[] = []

const server = () => throwawayServer(inject('serverUrl'))

afterAll(async () => {
  await Promise.all([...clients].map((client) => client.end()))
  const running = await server()
  for (const url of made.splice(0)) await running.dropDatabase(url)
})

/** An empty database of this file's own; gone when the file is done. */
export async function emptyDatabase(): Promise<string> {
  const url = await (await server()).createDatabase()
  made.push(url)
  return url
}

/** A database with the newest shape and law. */
export async function migratedDatabase(): Promise<string> {
  const url = await emptyDatabase()
  await migrate(url)
  return url
}

/** A connection, closed when the file is done. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  clients.add(client)
  return client
}

const secrets = { tenure_app: passwords.app, tenure_door: passwords.door, tenure_worker: passwords.worker }

/** A URL under which one of the roles that sign in does. */
export function signedInAs(role: keyof typeof secrets, url: string): string {
  const theirs = new URL(url)
  theirs.username = role
  theirs.password = secrets[role]
  return theirs.href
}
