import type { Context } from '../../../../kernel/context.ts'
import type { KnownProject } from './known.ts'

/** Every project with who works on it, the archived included. */
export function loadProjects(ctx: Context): Promise<KnownProject[]> {
  return ctx.sql<KnownProject>(
    `with managers as (select project_id, array_agg(user_id) as ids from projects.project_resource_managers where tenant_id = $1 group by 1),
     members as (select project_id, json_agg(json_build_object('userId', user_id, 'role', role)) as list from projects.project_members where tenant_id = $1 group by 1)
     select p.id, coalesce(p.external_key, p.public_id) as key, p.external_key as "externalKey", p.public_id as "publicId", p.name, lower(p.name) as folded,
       coalesce(p.description, '') as description, p.pi_owner_id as "piId", case when p.deleted_at is null then p.status else 'ARCHIVED' end as status,
       p.status as "livingStatus", p.phase, p.billing_details as billing, p.default_data_steward_id as "stewardId", p.default_security_group_id as "groupId",
       coalesce(a.ids, '{}') as "managerIds", coalesce(b.list, '[]') as members
     from projects.projects p left join managers a on a.project_id = p.id left join members b on b.project_id = p.id where p.tenant_id = $1`,
    [ctx.viewer.tenantId],
  )
}
