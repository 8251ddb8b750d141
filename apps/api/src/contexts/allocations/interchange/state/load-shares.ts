import type { Context } from '../../../../kernel/context.ts'
import type { KnownDataShare, KnownShare } from './known.ts'

/** Every rule that holds now or will, the one that holds now before one to come. */
export function loadShares(ctx: Context): Promise<KnownShare[]> {
  return ctx.sql<KnownShare>(
    `select s.id, s.source_project_id as "sourceId", s.recipient_project_id as "recipientId", s.resource_type_id as "typeId",
       trim_scale(s.share_percentage)::text as percent, s.kind, s.starts_at as "startsAt", s.ends_at as "endsAt"
     from allocations.resource_shares s where s.tenant_id = $1 and (s.ends_at is null or s.ends_at > $2) order by s.starts_at, s.id`,
    [ctx.viewer.tenantId, ctx.now],
  )
}

/** Every data share that is not released. */
export function loadDataShares(ctx: Context): Promise<KnownDataShare[]> {
  return ctx.sql<KnownDataShare>(
    `select d.id, d.project_id as "projectId", d.name, lower(d.name) as folded, d.source_allocation_id as "allocationId", d.storage_subtype as subtype,
       d.data_steward_id as "stewardId", d.steward_inherited as "stewardInherited", d.security_group_id as "groupId", d.group_inherited as "groupInherited"
     from allocations.data_shares d where d.tenant_id = $1 and d.released_at is null`,
    [ctx.viewer.tenantId],
  )
}
