import type { Context } from '../../../../kernel/context.ts'
import type { KnownGroup, KnownPerson, KnownRole } from './known.ts'

/** Everyone of the tenant, the removed included: their names are taken, and rows may still speak of them. */
export function loadPeople(ctx: Context): Promise<KnownPerson[]> {
  return ctx.sql<KnownPerson>(
    `with held as (
       select ur.user_id, array_agg(r.name order by r.name) filter (where ur.expires_at is null) as roles,
         bool_or(r.permissions @> '["role:update"]') filter (where ur.expires_at is null or ur.expires_at > $2) as administers
       from identity.user_roles ur join identity.roles r on r.tenant_id = ur.role_tenant_id and r.id = ur.role_id
       where ur.tenant_id = $1 group by 1
     )
     select u.id, u.username, lower(u.username) as "foldedUsername", u.email, lower(u.email) as "foldedEmail", u.full_name as "fullName", u.status,
       coalesce(h.roles, '{}') as roles, u.default_project_id as "defaultProjectId", coalesce(h.administers, false) as administers, u.deleted_at is not null as removed
     from identity.users u left join held h on h.user_id = u.id where u.tenant_id = $1`,
    [ctx.viewer.tenantId, ctx.now],
  )
}

/** The roles a person here may be given: the system's and the tenant's own; of two with one name, the tenant's. */
export function loadRoles(ctx: Context): Promise<KnownRole[]> {
  return ctx.sql<KnownRole>(
    `select distinct on (name) id, tenant_id as "tenantId", name from identity.roles order by name, tenant_id = $1 desc`,
    [ctx.viewer.tenantId],
  )
}

export function loadGroups(ctx: Context): Promise<KnownGroup[]> {
  return ctx.sql<KnownGroup>(
    `select g.id, g.group_name as name, lower(g.group_name) as folded, g.external_system_id as "externalId", coalesce(m.ids, '{}') as "memberIds"
     from identity.security_groups g
     left join (select group_id, array_agg(user_id) as ids from identity.security_group_members where tenant_id = $1 group by 1) m on m.group_id = g.id
     where g.tenant_id = $1`,
    [ctx.viewer.tenantId],
  )
}
