import type { Sql } from './sql.ts'

/** A column of the trail, and how it is asked for: as text that depends on no setting of a session. */
export interface EntryColumn {
  readonly name: string
  /** SQL, of audit.audit_logs as x. */
  readonly text: string
}

/**
 * Every column an entry has, as the catalogue has them: one that is added later is part of the leaf from then on. The
 * database computes the leaf once, when it is sealed (audit.leaf_expression); here it is computed from the row again.
 */
export async function entryColumns(sql: Sql): Promise<EntryColumn[]> {
  const rows = await sql<{ name: string; type: string; quoted: string }>(
    `select a.attname as name, a.atttypid::regtype::text as type, quote_ident(a.attname) as quoted from pg_attribute a
     where a.attrelid = 'audit.audit_logs'::regclass and a.attnum > 0 and not a.attisdropped order by a.attname::text collate "C"`,
  )
  return rows.map(({ name, type, quoted }) => ({
    name,
    text:
      type === 'timestamp with time zone'
        ? `to_char(x.${quoted} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
        : `x.${quoted}::text`,
  }))
}
