import type { Context } from './context.ts'
import { type FieldChange, StaleVersion } from './refusals.ts'

/** Where an entity's past is kept. */
export interface HistoryOf {
  readonly table: string
  readonly column: string
}

interface Entry {
  version: number
  changed_by: string | null
  changed_at: Date
  snapshot: Record<string, unknown>
}

const unremarkable = new Set(['version', 'updated_at', 'updated_by'])

/** The fields in which two snapshots of a row differ, in the row's own order. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): FieldChange[] {
  return Object.keys({ ...before, ...after })
    .filter((field) => !unremarkable.has(field) && JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
}

/**
 * Refuses an edit of a version that is no longer the current one, with what changed in between and by whom.
 * Call it after the row is locked: a version read before may be stale by the time it is written.
 */
export async function refuseStale(
  ctx: Context,
  row: { readonly id: string; readonly version: number },
  { expected, history }: { readonly expected: number | null | undefined; readonly history: HistoryOf },
): Promise<void> {
  if (expected === null || expected === undefined || expected === row.version) return
  const entries = await ctx.sql<Entry>(
    `select version, changed_by, changed_at, snapshot from ${history.table} where tenant_id = $1 and ${history.column} = $2 and version in ($3, $4)`,
    [ctx.viewer.tenantId, row.id, expected, row.version],
  )
  const seen = entries.find((entry) => entry.version === expected)
  const now = entries.find((entry) => entry.version === row.version)
  throw new StaleVersion({
    expected,
    current: row.version,
    theirs: seen && now ? differences(seen.snapshot, now.snapshot) : [],
    changedById: now?.changed_by ?? null,
    changedAt: now?.changed_at ?? null,
  })
}
