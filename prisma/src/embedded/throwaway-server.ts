import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { throwawayHome } from './cluster.ts'
import { environment } from './env.ts'
import { startEmbedded } from './start-embedded.ts'

export interface ThrowawayServer {
  /** A superuser's (or, on a given server, that user's) URL to the database tests are administered from. */
  readonly ownerUrl: string
  /** Makes a database, as a copy of a template where one is named; returns its URL. Copies take tens of milliseconds. */
  createDatabase(options?: { readonly name?: string; readonly template?: string }): Promise<string>
  /** Removes a database with all connections to it; the name or the URL says which. */
  dropDatabase(nameOrUrl: string): Promise<void>
  /** Stops an embedded server and removes its files; on a given server removes the databases made here. */
  stop(): Promise<void>
}

/**
 * A server for tests: the one `DATABASE_URL` names, or an embedded one that cares for nothing but speed and is gone
 * when this process is.
 */
export async function throwawayServer(databaseUrl = environment.databaseUrl): Promise<ThrowawayServer> {
  if (databaseUrl) return onServer(databaseUrl, async () => {})
  const embedded = await startEmbedded({ home: await throwawayHome(), profile: 'throwaway' })
  return onServer(embedded.ownerUrl, embedded.stop)
}

function onServer(ownerUrl: string, stopServer: () => Promise<void>): ThrowawayServer {
  const made = new Set<string>()
  const dropDatabase = async (nameOrUrl: string): Promise<void> => {
    const name = nameOrUrl.includes('://') ? new URL(nameOrUrl).pathname.slice(1) : nameOrUrl
    await execute(ownerUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
    made.delete(name)
  }
  return {
    ownerUrl,
    dropDatabase,
    createDatabase: async ({ name = `test_${randomBytes(6).toString('hex')}`, template } = {}) => {
      const from = template ? ` template ${pg.escapeIdentifier(template)}` : ''
      await execute(ownerUrl, `create database ${pg.escapeIdentifier(name)}${from}`)
      made.add(name)
      const url = new URL(ownerUrl)
      url.pathname = `/${name}`
      return url.href
    },
    stop: async () => {
      for (const name of made) await dropDatabase(name)
      await stopServer()
    },
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
