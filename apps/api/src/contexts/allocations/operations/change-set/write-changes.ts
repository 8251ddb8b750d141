import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { InvalidInput } from '../../../../kernel/refusals.ts'
import type { ChangePlan } from '../../rules/change-plan.ts'
import type { Period } from '../../rules/periods.ts'
import { MOST_PERIODS } from './changes.ts'
import type { PlannedGrant } from './planned-grants.ts'
import type { StandingRow } from './standing-rows.ts'

/** A row with what is made of it. */
export interface PlannedChange {
  readonly key: string
  readonly row: StandingRow
  readonly plan: ChangePlan
  readonly force: boolean
}

/** Everything a set does, ready to be written. */
export interface Planned {
  readonly at: Date
  readonly changes: readonly PlannedChange[]
  readonly grants: readonly PlannedGrant[]
}

/** Writes a whole set: as many statements for a thousand rows as for one. */
export async function writeChanges(ctx: Context, { at, changes, grants }: Planned): Promise<void> {
  const periods = [
    ...changes.flatMap(({ row, plan }) => plan.periods.map((period) => periodRow(row, period, plan.terms.quantity))),
    ...grants.flatMap((grant) => grant.terms.periods.map((period) => periodRow(grant, period, grant.quantity))),
  ]
  if (periods.length > MOST_PERIODS)
    throw new InvalidInput(
      `These rows would write ${periods.length.toLocaleString('en')} periods; one set writes at most ${MOST_PERIODS.toLocaleString('en')}. Choose nearer ends, or change them in several sets.`,
      ['changes'],
    )
  if (grants.length > 0) await writeGrants(ctx, grants)
  if (changes.length > 0) await writeTerms(ctx, changes)
  await writeQuantities(
    ctx,
    changes.filter(({ row, plan }) => row.quantity !== plan.terms.quantity),
    at,
  )
  await writeLifetimes(
    ctx,
    changes.filter(({ plan }) => plan.lifetimeEnd !== null),
  )
  if (periods.length > 0) await writePeriods(ctx, periods)
}

const periodRow = (
  {
    id,
    projectId,
    isStorageType,
  }: { readonly id: string; readonly projectId: string; readonly isStorageType: boolean },
  { k, startsAt, endsAt }: Period,
  quantity: string,
) => ({ id: newId(), allocation: id, project: projectId, storage: isStorageType, k, startsAt, endsAt, quantity })

async function writePeriods(ctx: Context, rows: readonly ReturnType<typeof periodRow>[]): Promise<void> {
  await ctx.sql(
    `insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
     select $1, v.id, v.allocation, v.project, v.storage, v.k, v."startsAt", v."endsAt", v.quantity
     from jsonb_to_recordset($2::jsonb) v (id uuid, allocation uuid, project uuid, storage boolean, k integer, "startsAt" timestamptz, "endsAt" timestamptz, quantity numeric)
     on conflict (tenant_id, allocation_id, k) do nothing`,
    [ctx.viewer.tenantId, JSON.stringify(rows)],
  )
}

async function writeGrants(ctx: Context, grants: readonly PlannedGrant[]): Promise<void> {
  await ctx.tx.allocation.createMany({
    data: grants.map(({ key: _key, model, terms, ...row }) => ({
      ...row,
      tenantId: ctx.viewer.tenantId,
      allocationModel: model,
      billingPeriod: terms.billingPeriod,
      renewal: terms.renewal,
      lifetimeMonths: terms.lifetimeMonths,
      periodStart: terms.current.startsAt,
      periodEnd: terms.current.endsAt,
      endsAt: terms.endsAt,
    })),
  })
}

async function writeTerms(ctx: Context, changes: readonly PlannedChange[]): Promise<void> {
  const written = await ctx.sql(
    `update allocations.allocations a set quantity = v.quantity, renewal = v.renewal, period_end = v."periodEnd", ends_at = v."endsAt", ended_reason = v."endedReason", note = v.note
     from jsonb_to_recordset($2::jsonb) v (id uuid, quantity numeric, renewal text, "periodEnd" timestamptz, "endsAt" timestamptz, "endedReason" text, note text)
     where a.tenant_id = $1 and a.id = v.id returning a.id`,
    [ctx.viewer.tenantId, JSON.stringify(changes.map(({ row, plan }) => ({ id: row.id, ...plan.terms })))],
  )
  if (written.length !== changes.length)
    throw new Error(`Of ${changes.length} allocations that may be changed ${written.length} were.`)
}

/** Of the running period and of all to come; periods that have ended stay as they were. */
async function writeQuantities(ctx: Context, changes: readonly PlannedChange[], at: Date): Promise<void> {
  if (changes.length === 0) return
  await ctx.sql(
    `update allocations.allocation_periods p set quantity = v.quantity from unnest($2::uuid[], $3::numeric[]) v (id, quantity)
     where p.tenant_id = $1 and p.allocation_id = v.id and p.ends_at > $4 and p.quantity <> v.quantity`,
    [ctx.viewer.tenantId, changes.map(({ row }) => row.id), changes.map(({ plan }) => plan.terms.quantity), at],
  )
}

/** A condo stays one period, so that what was drawn of it stays drawn. */
async function writeLifetimes(ctx: Context, changes: readonly PlannedChange[]): Promise<void> {
  if (changes.length === 0) return
  await ctx.sql(
    `update allocations.allocation_periods p set ends_at = v.ends_at from unnest($2::uuid[], $3::int[], $4::timestamptz[]) v (id, k, ends_at)
     where p.tenant_id = $1 and p.allocation_id = v.id and p.k = v.k`,
    [
      ctx.viewer.tenantId,
      changes.map(({ row }) => row.id),
      changes.map(({ row }) => row.last.k),
      changes.map(({ plan }) => plan.lifetimeEnd),
    ],
  )
}
