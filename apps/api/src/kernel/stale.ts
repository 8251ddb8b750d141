import type { Context } from './context.ts'
import { type FieldChange, StaleVersion } from './refusals.ts'

/** Where an entity's past is kept. */
export interface HistoryOf {
  readonly table: string
  readonly column: string
}

/** The name of the table of an entity without a history of its own: what became of it is in the trail alone. */
export interface TrailOf {
  readonly trail: string
}

interface Between {
  theirs: FieldChange[]
  changed_by: string | null
  changed_at: Date
}

/**
 * Refuses an edit of a version that is no longer the current one, with what changed in between and by whom.
 * Call it after the row is locked: a version read before may be stale by the time it is written.
 */
export async function refuseStale(
  ctx: Context,
  row: { readonly id: string; readonly version: number },
  { expected, history }: { readonly expected: number | null | undefined; readonly history: HistoryOf | TrailOf },
): Promise<void> {
  if (expected === null || expected === undefined || expected === row.version) return
  const [between] =
    'trail' in history
      ? await ctx.sql<Between>('select theirs, changed_by, changed_at from audit.changed_since($1, $2, $3)', [
          history.trail,
          row.id,
          expected,
        ])
      : await ctx.sql<Between>(
          `select case when seen.id is null then '[]' else audit.field_changes(seen.snapshot, x.snapshot) end as theirs, x.changed_by, x.changed_at
     from ${history.table} x left join ${history.table} seen on seen.tenant_id = x.tenant_id and seen.${history.column} = x.${history.column} and seen.version = $3
     where x.tenant_id = $1 and x.${history.column} = $2 and x.version = $4`,
          [ctx.viewer.tenantId, row.id, expected, row.version],
        )
  throw new StaleVersion({
    expected,
    current: row.version,
    theirs: between?.theirs ?? [],
    changedById: between?.changed_by ?? null,
    changedAt: between?.changed_at ?? null,
  })
}

interface Seen {
  readonly id: string
  readonly version: number
  readonly expected: number | null | undefined
}

/** The same for many rows in one statement: of those that are no longer as their editor saw them what changed, by id. */
export async function staleVersions(
  ctx: Context,
  rows: readonly Seen[],
  history: HistoryOf,
): Promise<ReadonlyMap<string, StaleVersion>> {
  const stale = rows.filter(
    ({ version, expected }) => expected !== null && expected !== undefined && expected !== version,
  )
  if (stale.length === 0) return new Map()
  const found = await ctx.sql<Between & { id: string }>(
    `select x.${history.column} as id, case when seen.id is null then '[]' else audit.field_changes(seen.snapshot, x.snapshot) end as theirs, x.changed_by, x.changed_at
     from unnest($2::uuid[], $3::int[], $4::int[]) asked (id, expected, version)
     join ${history.table} x on x.tenant_id = $1 and x.${history.column} = asked.id and x.version = asked.version
     left join ${history.table} seen on seen.tenant_id = x.tenant_id and seen.${history.column} = asked.id and seen.version = asked.expected`,
    [
      ctx.viewer.tenantId,
      stale.map(({ id }) => id),
      stale.map(({ expected }) => expected),
      stale.map(({ version }) => version),
    ],
  )
  const betweenOf = new Map(found.map((row) => [row.id, row]))
  return new Map(
    stale.map(({ id, version, expected }) => {
      const between = betweenOf.get(id)
      return [
        id,
        new StaleVersion({
          expected: expected!,
          current: version,
          theirs: between?.theirs ?? [],
          changedById: between?.changed_by ?? null,
          changedAt: between?.changed_at ?? null,
        }),
      ]
    }),
  )
}
