import type { Context } from '../../../../kernel/context.ts'
import type { KnownAllocation, KnownType } from './known.ts'

export function loadTypes(ctx: Context): Promise<KnownType[]> {
  return ctx.sql<KnownType>(
    `select t.id, t.name, lower(t.name) as folded, t.unit, t.is_storage_type as "isStorage", t.default_lifetime_months as "lifetimeMonths",
       t.retired_at is not null as retired, exists (select from allocations.allocations a where a.tenant_id = $1 and a.resource_type_id = t.id) as used
     from allocations.resource_types t where t.tenant_id = $1`,
    [ctx.viewer.tenantId],
  )
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Every allocation's header. One that is to renew but has an end renews no more: NONE, as its file says. */
export function loadAllocations(ctx: Context): Promise<KnownAllocation[]> {
  return ctx.sql<KnownAllocation>(
    `select a.id, coalesce(a.external_key, a.id::text) as key, a.external_key as "externalKey", a.project_id as "projectId", a.resource_type_id as "typeId",
       a.allocation_model as model, trim_scale(a.quantity)::text as quantity, ${instant('a.starts_at')} as start, ${instant('a.ends_at')} as end,
       a.billing_period as "billingPeriod", case when a.renewal = 'AUTO' and a.ends_at is not null then 'NONE' else a.renewal end as renewal,
       a.lifetime_months as "lifetimeMonths"
     from allocations.allocations a where a.tenant_id = $1`,
    [ctx.viewer.tenantId],
  )
}
