import { newId } from '../../../../kernel/ids.ts'
import type { Plan } from '../plan/make-plan.ts'
import { changed, created } from './by-action.ts'
import type { RowWriter } from './row-writer.ts'

/** People, and the roles they are given. Nobody gets a password: they sign in by the identity provider, or ask for a reset. */
export async function writePeople(writer: RowWriter, { people, planning }: Plan): Promise<void> {
  const columns = 'r(id uuid, username text, email text, "fullName" text, status text)'
  await writer.write({
    what: 'people',
    rows: created(people).map(({ final }) => final),
    sql: `insert into identity.users (tenant_id, id, username, email, full_name, status) select $1, r.id, r.username, r.email, r."fullName", r.status from json_to_recordset($2) as ${columns}`,
  })
  await writer.write({
    what: 'people',
    // Roles alone are no change of the person's own row.
    rows: changed(people)
      .filter(({ row }) => row.changes.some(({ field }) => field !== 'roles'))
      .map(({ final }) => final),
    // A new address has yet to be confirmed.
    sql: `update identity.users u set email = r.email, full_name = r."fullName", status = r.status, email_verified = u.email_verified and lower(u.email) = lower(r.email)
      from json_to_recordset($2) as ${columns} where u.tenant_id = $1 and u.id = r.id`,
  })
  const roles = new Map(planning.known.roles.map((role) => [role.name, role]))
  await writer.write({
    what: 'roles',
    rows: [...created(people), ...changed(people)].flatMap(({ final }) =>
      final.newRoles.flatMap((name) => {
        const role = roles.get(name)
        return role ? [{ id: newId(), user: final.id, role: role.id, owner: role.tenantId }] : []
      }),
    ),
    sql: `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id, granted_by)
      select $1, r.id, r."user", r.owner, r.role, given.viewer from given, json_to_recordset($2) as r(id uuid, "user" uuid, role uuid, owner uuid)
      on conflict (tenant_id, user_id, role_id) do update set expires_at = null`,
  })
}

/** Each PI's safety net, once their projects are there. */
export async function writeDefaultProjects(writer: RowWriter, { defaultProjects }: Plan): Promise<void> {
  await writer.write({
    what: 'default projects',
    rows: [...created(defaultProjects), ...changed(defaultProjects)].map(({ final }) => final),
    sql: `update identity.users u set default_project_id = r."projectId" from json_to_recordset($2) as r("userId" uuid, "projectId" uuid) where u.tenant_id = $1 and u.id = r."userId"`,
  })
}
