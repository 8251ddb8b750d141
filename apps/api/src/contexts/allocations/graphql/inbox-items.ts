import type { Context } from '../../../kernel/context.ts'
import { requestsWaiting } from './inbox-requests.ts'

export type InboxKind = 'DECIDE' | 'MEND' | 'RENEW' | 'EXPIRING' | 'STEWARD' | 'OVERDRAWN'

export interface InboxItem {
  readonly kind: InboxKind
  readonly id: string
  readonly projectId: string
  readonly allocationId: string | null
  readonly dataShareId: string | null
  readonly resourceTypeId: string | null
  readonly requestId: string | null
  /** Of a request to be decided who asks; of one that was sent back why. */
  readonly said: string | null
  /** The quantity it is about: of an allocation, or by how much a project is overdrawn; null for a steward. */
  readonly amount: string | null
  /** By when; null where it waits already. */
  readonly dueAt: Date | null
}

/** The most that one inbox shows: whoever has more begins at the top. */
export const mostItems = 200

/**
 * All that waits on the viewer, in one statement, of what they may see and do themselves: renewals by hand, allocations
 * that end without another of the type to follow, requests to decide and to mend, stewards who may no longer come in, and projects that are overdrawn.
 * What waits already comes first, then by its day. One more than the most is read, to know that there are more.
 */
export const inboxItems = (ctx: Context): Promise<InboxItem[]> =>
  ctx.sql<InboxItem & Record<string, unknown>>(
    `with allocate as materialized (select v id from ctx.projects_to('allocate') v), keep as materialized (select v id from ctx.projects_to('share') v),
       steward as materialized (select v id from ctx.projects_to('steward') v), ending as (
         select a.*, case when a.renewal = 'MANUAL' then least(interval '720 hours', (a.period_end - a.period_start) / 2) else interval '720 hours' end ahead
         from allocations.allocations a join projects.projects p on p.tenant_id = a.tenant_id and p.id = a.project_id and p.deleted_at is null
         where a.tenant_id = $1 and a.ends_at > $2::timestamptz - interval '720 hours' and a.ends_at <= $2::timestamptz + interval '720 hours' and a.ends_at > a.starts_at
           and ((select ctx.can('allocation:update')) or a.project_id in (select id from allocate)))
     select x.kind, x.id, x."projectId", x."allocationId", x."dataShareId", x."resourceTypeId", x.amount::text as amount, x."requestId", x.said, x."dueAt" from (
       select 'RENEW' kind, 'RENEW ' || e.id id, e.project_id "projectId", e.id "allocationId", null::uuid "dataShareId", e.resource_type_id "resourceTypeId", e.quantity amount, e.ends_at "dueAt", null::uuid "requestId", null::text said
       from ending e where e.renewal = 'MANUAL' and e.ends_at <= $2::timestamptz + e.ahead
       union all
       select 'EXPIRING', 'EXPIRING ' || e.id, e.project_id, e.id, null, e.resource_type_id, e.quantity, e.ends_at, null, null
       from ending e where e.renewal <> 'MANUAL' and e.ends_at > $2::timestamptz and e.ends_at - e.starts_at > interval '1440 hours'
         and not exists (select from allocations.allocations b where b.tenant_id = e.tenant_id and b.project_id = e.project_id and b.resource_type_id = e.resource_type_id
           and b.id <> e.id and b.starts_at <= e.ends_at and (b.ends_at is null or b.ends_at > e.ends_at))
       union all
       select 'STEWARD', 'STEWARD ' || d.id, d.project_id, null, d.id, null, null, null, null, null
       from allocations.data_shares d join identity.users u on u.tenant_id = d.tenant_id and u.id = d.data_steward_id
       join projects.projects p on p.tenant_id = d.tenant_id and p.id = d.project_id and p.deleted_at is null
       where d.tenant_id = $1 and d.released_at is null and (u.status <> 'ACTIVE' or u.deleted_at is not null)
         and ((select ctx.can('data_share:update')) or d.project_id in (select id from steward) or d.project_id in (select id from keep))
       union all
       select 'OVERDRAWN', 'OVERDRAWN ' || n.project_id || ' ' || n.resource_type_id, n.project_id, null, null, n.resource_type_id, n.drawn - n.entitlement, null, null, null
       from allocations.entitlements(array(select id from keep), $2::timestamptz) n where n.drawn > n.entitlement
       union all
       ${requestsWaiting}
     ) x order by x."dueAt" nulls first, x.id limit ${mostItems + 1}`,
    [ctx.viewer.tenantId, ctx.now],
    'inbox',
  )
