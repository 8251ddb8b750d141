import type { Context } from './context.ts'
import { NotFound } from './refusals.ts'
import type { FieldChange } from './refusals.ts'
import type { HistoryOf } from './stale.ts'

/** A row as a version of it was, by the columns' names; refused where there is no such version. */
export async function versionOf<Row extends object>(
  ctx: Context,
  { table, column }: HistoryOf,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Row> {
  const [found] = await ctx.sql<{ snapshot: Row }>(
    `select x.snapshot from ${table} x where x.tenant_id = $1 and x.${column} = $2 and x.version = $3`,
    [ctx.viewer.tenantId, id, version],
  )
  if (!found) throw new NotFound('version', ['toVersion'])
  return found.snapshot
}

/** What became different since a version, by field. */
export async function changedSince(
  ctx: Context,
  { table, column }: HistoryOf,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<FieldChange[]> {
  const [found] = await ctx.sql<{ changes: FieldChange[] }>(
    `select audit.field_changes(
       (select x.snapshot from ${table} x where x.tenant_id = $1 and x.${column} = $2 and x.version = $3),
       (select x.snapshot from ${table} x where x.tenant_id = $1 and x.${column} = $2 order by x.version desc limit 1)) as changes`,
    [ctx.viewer.tenantId, id, version],
  )
  return found!.changes
}
