import type pg from 'pg'
import { MigrationError } from './migration-error.ts'
import type { SqlFile } from './files.ts'

/** SQLSTATE of a deadlock: whoever is chosen to give way may simply try again. */
const deadlock = '40P01'
const attempts = 5

/**
 * Runs files of SQL in one transaction, each ending in the connection's own role; a failure names the file and the
 * line, and nothing of any stays. Requests that are under way may hold tables the other way round: then once more.
 * @throws MigrationError
 */
export async function inOneGo(client: pg.Client, files: readonly SqlFile[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await tryAll(client, files)
    if (failure === undefined) return
    if (failure.code !== deadlock || attempt === attempts) throw failure.error
  }
}

async function tryAll(
  client: pg.Client,
  files: readonly SqlFile[],
): Promise<{ error: Error; code: unknown } | undefined> {
  await client.query('begin')
  for (const { name, sql } of files) {
    try {
      await client.query(`${sql};\nreset role`)
    } catch (error) {
      await client.query('rollback')
      return { error: new MigrationError(name, sql, error), code: (error as { code?: unknown }).code }
    }
  }
  await client.query('commit')
  return undefined
}
