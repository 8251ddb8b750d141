import { startEmbedded } from '@tenure/prisma/embedded'
import pg from 'pg'
import type { Environment } from './env.ts'
import { Failure } from './failure.ts'
import { say, step } from './terminal.ts'

const oldestVersion = 15

/** A database that answers. */
export interface Database {
  /** A URL that may change the database's shape. */
  readonly ownerUrl: string
  /** The server's version, as it says it: `18.4`. */
  readonly version: string
  readonly embedded: boolean
  /** Lets go of it: the embedded server stops unless another process uses it; a given one is left alone. */
  readonly close: () => Promise<void>
}

/**
 * Opens the database `DATABASE_URL` names, or starts the embedded one.
 * @throws Failure when the given server cannot be reached or is too old
 */
export async function openDatabase({ home, databaseUrl }: Environment): Promise<Database> {
  if (databaseUrl) {
    const version = await step('Reaching the database of DATABASE_URL', () => versionOf(databaseUrl))
    return { ownerUrl: databaseUrl, version, embedded: false, close: async () => {} }
  }
  const notices: string[] = []
  const embedded = await step('Starting the embedded PostgreSQL', (progress) =>
    startEmbedded({
      home,
      onNotice: (sentence) => void notices.push(sentence),
      onProgress: (text) => progress.detail(text),
    }),
  )
  for (const notice of notices) say(`  ${notice}`)
  return {
    ownerUrl: embedded.ownerUrl,
    version: await versionOf(embedded.ownerUrl),
    embedded: true,
    close: embedded.stop,
  }
}

async function versionOf(url: string): Promise<string> {
  const client = await connect(url)
  try {
    const { rows } = await client.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int / 10000 as number,
              split_part(current_setting('server_version'), ' ', 1) as version`,
    )
    const { number = 0, version = 'unknown' } = rows[0] ?? {}
    if (number >= oldestVersion) return version
    throw new Failure(
      `The server of DATABASE_URL is PostgreSQL ${version}; Tenure needs ${oldestVersion} or newer.`,
      'Point DATABASE_URL at a newer server, or unset it to use the embedded one.',
    )
  } finally {
    await client.end()
  }
}

async function connect(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    await client.connect()
    return client
  } catch (cause) {
    const reason = cause instanceof AggregateError ? cause.errors.map(String).join('; ') : (cause as Error).message
    throw new Failure(
      `The database of DATABASE_URL cannot be used: ${reason}.`,
      'Check that the server runs, and the host, port, user, password and database in DATABASE_URL.',
      { cause },
    )
  }
}
