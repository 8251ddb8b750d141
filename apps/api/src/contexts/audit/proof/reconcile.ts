import type { Findings } from './findings.ts'
import type { Sql } from './sql.ts'

/** A row that is not as the log tells. */
export interface Difference {
  readonly id: string
  readonly what: 'DIFFERENT' | 'VANISHED' | 'CAME_BACK' | 'UNTOLD'
  readonly fields: readonly string[] | null
}

const words: Record<Difference['what'], string> = {
  DIFFERENT: 'the log tells otherwise',
  VANISHED: 'the log tells of it, and it is gone',
  CAME_BACK: 'the log tells that it was deleted, and it is there',
  UNTOLD: 'the log tells nothing of it',
}

/** How a verification asks what differs: as the owner of any tenant, or as a request of its own. */
export type DifferencesOf = (table: string) => Promise<readonly Difference[]>

/** For the role that reads every tenant. */
export const differencesOfTenant =
  (sql: Sql, tenantId: string): DifferencesOf =>
  (table) =>
    sql<Difference & object>('select * from audit.differences($1, $2::regclass)', [tenantId, table])

/** For a request: of its own tenant, with `audit:read`. */
export const differencesOfRequest =
  (sql: Sql): DifferencesOf =>
  (table) =>
    sql<Difference & object>('select * from audit.reconcile($1)', [table])

/**
 * Folds the log, table by table, and compares it with what the tables hold: the one thing that finds a change made while
 * a trigger was off. @param hasRetired whether months are gone: then what the log does not tell of may be older than it
 * @returns how many tables were compared
 */
export async function reconcile(
  sql: Sql,
  {
    differences,
    findings,
    hasRetired,
    onTable,
  }: {
    differences: DifferencesOf
    findings: Findings
    hasRetired: boolean
    onTable: (done: number, total: number) => void
  },
): Promise<number> {
  const tables = await sql<{ name: string }>('select t::text as name from audit.logged_tables() t')
  for (const [done, { name }] of tables.entries()) {
    onTable(done, tables.length)
    for (const { id, what, fields } of await differences(name)) {
      if (what === 'UNTOLD' && hasRetired) continue
      findings.add('NOT_IN_THE_LOG', name, { example: `${id}: ${fields?.length ? fields.join(', ') : words[what]}` })
    }
  }
  onTable(tables.length, tables.length)
  return tables.length
}
