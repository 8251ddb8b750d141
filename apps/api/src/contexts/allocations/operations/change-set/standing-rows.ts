import type { Context } from '../../../../kernel/context.ts'
import type { Standing } from '../../rules/change-plan.ts'

/** An allocation as it stands, with whose it is. */
export type StandingRow = Standing & {
  readonly id: string
  readonly projectId: string
  readonly resourceTypeId: string
  readonly isStorageType: boolean
  readonly version: number
}

/** The allocations as they stand now, of those the viewer may see, by id. */
export async function standingRows(ctx: Context, ids: readonly string[]): Promise<Map<string, StandingRow>> {
  const rows = await ctx.sql<StandingRow>(
    `select a.id, a.project_id as "projectId", a.resource_type_id as "resourceTypeId", a.is_storage_type as "isStorageType", a.version,
       a.allocation_model as model, a.billing_period as "billingPeriod", a.quantity::text as quantity, a.renewal, a.starts_at as "startsAt",
       a.period_end as "periodEnd", a.ends_at as "endsAt", a.ended_reason as "endedReason", a.note,
       json_build_object('k', l.k) as last, l.starts_at as "lastStartsAt", l.ends_at as "lastEndsAt", d.name as "dataShareName"
     from allocations.allocations a
     cross join lateral (select p.k, p.starts_at, p.ends_at from allocations.allocation_periods p
       where p.tenant_id = a.tenant_id and p.allocation_id = a.id order by p.k desc limit 1) l
     left join allocations.data_shares d on d.tenant_id = a.tenant_id and d.source_allocation_id = a.id and d.released_at is null
     where a.tenant_id = $1 and a.id = any ($2)`,
    [ctx.viewer.tenantId, ids],
  )
  return new Map(rows.map((row) => [row.id, withLast(row)]))
}

function withLast(row: StandingRow): StandingRow {
  const { lastStartsAt, lastEndsAt, ...rest } = row as StandingRow & { lastStartsAt: Date; lastEndsAt: Date }
  return { ...rest, last: { k: row.last.k, startsAt: lastStartsAt, endsAt: lastEndsAt } }
}
