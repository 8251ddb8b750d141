import type { Findings } from './findings.ts'
import type { TreeJudge } from './judge-tree.ts'
import type { Sql } from './sql.ts'

/** The months that retentions took, as their entries in the trail say. */
export function retiredMonths(retentions: readonly string[]): Set<string> {
  return new Set(
    retentions.flatMap((details) => {
      const { months } = JSON.parse(details) as { readonly months?: readonly { readonly month: string }[] }
      return (months ?? []).map(({ month }) => month)
    }),
  )
}

/**
 * Says of the entries that are gone whether a retention took them, or somebody else.
 * @returns how many retentions took
 */
export async function judgeGone(
  sql: Sql,
  { judge, findings, retentions }: { judge: TreeJudge; findings: Findings; retentions: readonly string[] },
): Promise<number> {
  if (judge.gone.size === 0) return 0
  const retired = retiredMonths(retentions)
  const rows = await sql<{ month: string }>(
    `select replace(substr(c.relname, 12), '_', '-') as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'audit.audit_logs'::regclass and c.relname ~ '^audit_logs_\\d{4}_\\d{2}$'`,
  )
  const attached = new Set(rows.map(({ month }) => month))
  let taken = 0
  for (const [month, { count, example }] of judge.gone) {
    const isWhole = !judge.present.has(month)
    if (isWhole && retired.has(month)) taken += count
    else findings.add(isWhole && !attached.has(month) ? 'MONTH_MISSING' : 'REMOVED', month, { count, example })
  }
  return taken
}
