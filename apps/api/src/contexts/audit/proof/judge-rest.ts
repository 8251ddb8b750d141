import type { ReadSeal } from '@tenure/ledger/seal'
import type { Findings } from './findings.ts'
import { monthOf } from './judge-tree.ts'
import type { Sql } from './sql.ts'

/** Entries that are in no tree. */
export interface Rest {
  /** Written after the last checkpoint, and sealed with the next. */
  readonly waiting: number
  /** What retentions said that are not sealed yet. */
  readonly retentions: readonly string[]
}

interface Outside {
  readonly month: string
  readonly count: string
  readonly example: string
}

/**
 * Looks at the entries that are in no tree: those that wait for the next checkpoint, and those that were put in behind it.
 * Where another server took over since, transaction numbers say nothing, and all of them wait.
 */
export async function judgeRest(
  sql: Sql,
  { tenantId, last, findings }: { tenantId: string; last: ReadSeal | undefined; findings: Findings },
): Promise<Rest> {
  const [here] = await sql<{ system: string }>('select system_identifier::text as system from pg_control_system()')
  const follows = last !== undefined && last.system === here?.system
  const outside = `audit.audit_logs x where x.tenant_id = $1 and not exists (select from audit.audit_leaves l where l.tenant_id = x.tenant_id and l.logged_at = x.created_at and l.log_id = x.id)`
  const behind = follows ? `(x.xid, x.seq) <= ($2::text::xid8, $3::text::bigint)` : 'false and $2::text = $3::text'
  const values = [tenantId, last?.sealedXid ?? '0', last?.sealedSeq ?? '0']
  const byMonth = (condition: string, more: readonly unknown[] = []) =>
    sql<Outside>(
      `select to_char(x.created_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::text as count,
         min(to_char(x.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ', ' || x.id) as example from ${outside} and ${condition} group by 1 order by 1`,
      [...values, ...more],
    )
  for (const { month, count, example } of await byMonth(behind))
    findings.add('INSERTED', month, { count: Number(count), example })
  const waiting = await byMonth(`not (${behind})`)
  if (follows)
    for (const { month, count, example } of await byMonth(
      `not (${behind}) and x.actor_kind <> 'TOLD' and x.xid >= $4::text::xid8 and x.created_at < $5::timestamptz - interval '1 hour'`,
      [last.nextXid, last.sealedAt],
    ))
      findings.add('BACKDATED', monthOf(month), { count: Number(count), example })
  const retentions = await sql<{ details: string }>(
    `select x.details::text as details from ${outside} and not (${behind}) and x.action = 'retainAuditLog'`,
    values,
  )
  return {
    waiting: waiting.reduce((sum, { count }) => sum + Number(count), 0),
    retentions: retentions.map(({ details }) => details),
  }
}
