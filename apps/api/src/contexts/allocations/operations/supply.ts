import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { BeyondSupply, type SupplyGap } from '../refusals/supply.ts'

/** What a decision about supply rests on; null where none of the types has a limit. */
export type SupplyWatch = { readonly at: Date; readonly known: string } | null

/** An allocation whose quantity or span a decision changes. */
export interface Touched {
  readonly id: string
  readonly projectId: string
  readonly isStorageType: boolean
}

/**
 * A28. Takes the types whose supply a decision uses, one decider at a time for each, and remembers what the things to be
 * changed count for. Call it when the projects are locked, and before anything is written.
 */
export async function watchSupply(
  ctx: Context,
  {
    typeIds,
    touched,
    at,
  }: { readonly typeIds: readonly string[]; readonly touched: readonly string[]; readonly at: Date },
): Promise<SupplyWatch> {
  const [row] = await ctx.sql<{ known: string | null }>('select allocations.watch_supply($1, $2, $3)::text as known', [
    typeIds,
    touched,
    at,
  ])
  return row?.known ? { at, known: row.known } : null
}

interface Gap {
  readonly id: string
  readonly policy: 'REFUSE' | 'MARK'
  readonly beginsAt: Date
  readonly supply: string
  readonly granted: string
  readonly typeName: string
  readonly unit: string
  readonly basis: string
}

/** Where what was written since the watch passes the supply: the first instant for each type. */
async function gapsOf(ctx: Context, watch: NonNullable<SupplyWatch>, ids: readonly string[]): Promise<Gap[]> {
  return ctx.sql<Gap & { id: string }>(
    `select g.resource_type_id as id, g.policy, g.begins_at as "beginsAt", g.supply, g.granted, r.name as "typeName", r.unit, r.supply_basis as basis
     from allocations.supply_gaps($1, $2, $3) g join allocations.resource_types r on r.tenant_id = $4 and r.id = g.resource_type_id order by r.name, r.id`,
    [watch.known, ids, watch.at, ctx.viewer.tenantId],
  )
}

const asRefused = (gap: Gap): SupplyGap => ({
  resourceTypeId: gap.id,
  typeName: gap.typeName,
  unit: gap.unit,
  beginsAt: gap.beginsAt,
  supply: parseQuantity(gap.supply),
  granted: parseQuantity(gap.granted),
  perMonth: gap.basis === 'PER_MONTH',
})

/** A28. Refuses what grants more of a type than there is, or, where the type's policy says so, marks it. */
export async function allowSupply(
  ctx: Context,
  watch: SupplyWatch,
  { touched, field }: { readonly touched: readonly Touched[]; readonly field: readonly string[] },
): Promise<void> {
  if (!watch) return
  for (const gap of await gapsOf(
    ctx,
    watch,
    touched.map(({ id }) => id),
  )) {
    if (gap.policy === 'REFUSE')
      throw new BeyondSupply(asRefused(gap), 'Choose less or another time, or have more supply added first.', field)
    await mark(ctx, gap, touched)
  }
}

/** A28. Refuses to lower a supply below what is granted, unless forced: what is gone is gone, and stands marked. */
export async function allowLessSupply(
  ctx: Context,
  watch: SupplyWatch,
  { id, force, field }: { readonly id: string; readonly force: boolean; readonly field: readonly string[] },
): Promise<void> {
  if (!watch) return
  for (const gap of await gapsOf(ctx, watch, [id])) {
    if (!force)
      throw new BeyondSupply(
        asRefused(gap),
        'End or shorten allocations first, or force the change: the type is then marked as overcommitted.',
        field,
      )
    await mark(ctx, gap, [null])
  }
}

async function mark(ctx: Context, gap: Gap, touched: readonly (Touched | null)[]): Promise<void> {
  await ctx.sql(
    `insert into allocations.overcommitments (tenant_id, id, resource_type_id, project_id, allocation_id, is_storage_type, begins_at, supply, granted, made_by)
     select $1, r.id, $3, r."projectId", r."allocationId", r."isStorageType", $4, $5, $6, $7
     from jsonb_to_recordset($2) r(id uuid, "projectId" uuid, "allocationId" uuid, "isStorageType" boolean)
     where r."allocationId" is null or exists (select from allocations.allocations a where a.tenant_id = $1 and a.id = r."allocationId" and a.resource_type_id = $3)`,
    [
      ctx.viewer.tenantId,
      JSON.stringify(
        touched.map((one) => ({
          id: newId(),
          projectId: one?.projectId,
          allocationId: one?.id,
          isStorageType: one?.isStorageType,
        })),
      ),
      gap.id,
      gap.beginsAt,
      gap.supply,
      gap.granted,
      ctx.viewer.userId,
    ],
  )
}
