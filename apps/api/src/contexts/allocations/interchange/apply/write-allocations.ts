import type { Plan } from '../plan/make-plan.ts'
import { periodOf, periodsBetween } from '../plan/period-rows.ts'
import type { FinalAllocation } from '../plan/plan-allocations.ts'
import { changed, created } from './by-action.ts'
import { insertPeriods, PeriodRuns } from './period-runs.ts'
import type { RowWriter } from './row-writer.ts'

const headerColumns = `r(id uuid, "externalKey" text, "projectId" uuid, "typeId" uuid, "isStorage" boolean, model text, quantity numeric, "billingPeriod" text, renewal text,
  "lifetimeMonths" integer, start timestamptz, "end" timestamptz, "periodStart" timestamptz, "periodEnd" timestamptz)`
function headerOf(final: FinalAllocation, now: Date) {
  const { startsAt, endsAt } = periodOf(final, periodsBetween(final, now).current)
  return { ...final, periodStart: startsAt, periodEnd: endsAt }
}

/** How many rows the allocations of a plan come to, their periods among them. */
export function allocationRowCount({ allocations, planning: { now } }: Plan): number {
  const periods = created(allocations).reduce((sum, { final }) => sum + periodsBetween(final, now).last + 1, 0)
  return created(allocations).length + periods + changed(allocations).length * 3
}

/** Allocations with the rows of their periods. What is past is never rewritten. */
export async function writeAllocations(writer: RowWriter, { allocations, planning: { now } }: Plan): Promise<void> {
  const runs = new PeriodRuns(now)
  const counts = ({ size }: { readonly size: number }) => size
  const news = created(allocations).map(({ final }) => final)
  await writer.write({
    what: 'allocations',
    rows: news.map((final) => headerOf(final, now)),
    sql: `insert into allocations.allocations (tenant_id, id, external_key, project_id, resource_type_id, is_storage_type, allocation_model, quantity, billing_period, renewal,
        lifetime_months, starts_at, ends_at, period_start, period_end, created_at, updated_at)
      select $1, r.id, r."externalKey", r."projectId", r."typeId", r."isStorage", r.model, r.quantity, r."billingPeriod", r.renewal, r."lifetimeMonths", r.start, r."end",
        r."periodStart", r."periodEnd", given.now, given.now from given, json_to_recordset($2) as ${headerColumns}`,
  })
  await writer.write({ what: 'billing periods', rows: runs.of(news), counts, sql: insertPeriods })
  const moved = changed(allocations).map(({ final }) => final)
  const headers = moved.map((final) => headerOf(final, now))
  await writer.write({
    what: 'allocations',
    rows: headers,
    sql: `update allocations.allocations a set quantity = r.quantity, renewal = r.renewal, lifetime_months = r."lifetimeMonths", ends_at = r."end", period_start = r."periodStart",
        period_end = case when r.model = 'CONDO' then greatest(a.period_end, r."periodEnd") else r."periodEnd" end,
        ended_reason = case when r."end" is null or r."end" > a.ends_at then null else a.ended_reason end
      from json_to_recordset($2) as ${headerColumns} where a.tenant_id = $1 and a.id = r.id`,
  })
  await writer.write({
    what: 'billing periods',
    lenient: true,
    rows: headers,
    // A condo's one period grows with its lifetime; one that ends early keeps it, so that what was drawn stays drawn.
    sql: `update allocations.allocation_periods p set quantity = r.quantity, ends_at = case when r.model = 'CONDO' then greatest(p.ends_at, r."end") else p.ends_at end
      from given, json_to_recordset($2) as ${headerColumns}
      where p.tenant_id = $1 and p.allocation_id = r.id and (p.ends_at > given.now or r.model = 'CONDO')
        and (p.quantity, p.ends_at) is distinct from (r.quantity, case when r.model = 'CONDO' then greatest(p.ends_at, r."end") else p.ends_at end)`,
  })
  await writer.write({
    what: 'billing periods',
    lenient: true,
    rows: runs.of(
      moved.filter(({ billingPeriod }) => billingPeriod !== null),
      now,
    ),
    counts,
    sql: `${insertPeriods} on conflict (tenant_id, allocation_id, k) do nothing`,
  })
}
