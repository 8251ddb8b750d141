import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { Plan } from '../plan/make-plan.ts'
import { isWritten } from '../plan/plan.ts'
import { changed, created } from './by-action.ts'
import { publicIdsFor } from './public-ids.ts'
import type { RowWriter } from './row-writer.ts'

const columns = `r(id uuid, "externalKey" text, "publicId" text, name text, description text, "piId" uuid, "livingStatus" text, archived boolean,
  phase text, billing jsonb, "stewardId" uuid, "groupId" uuid)`

/** New projects, each with its short id and, where no group is named, a group of its own, as creating one by hand makes it. */
async function writeNewProjects(ctx: Context, writer: RowWriter, { projects, groups, planning }: Plan): Promise<void> {
  const finals = created(projects).map(({ final }) => final)
  const publicIds = await publicIdsFor(ctx, finals)
  const taken = new Set([
    ...planning.known.groups.map(({ folded }) => folded),
    ...groups.map(({ final }) => planning.fold(final.name).folded),
  ])
  const ownGroups: { id: string; project: string; name: string; publicId: string }[] = []
  for (const { id, groupId } of finals) {
    if (groupId !== null) continue
    const publicId = publicIds.get(id)!
    let name = `${publicId} members`
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${publicId} members ${n}`
    ownGroups.push({ id: newId(), project: id, name, publicId })
  }
  await writer.write({
    what: 'security groups',
    rows: ownGroups,
    sql: `insert into identity.security_groups (tenant_id, id, group_name, description) select $1, r.id, r.name, 'Made with the project ' || r."publicId" || '.' from json_to_recordset($2) as r(id uuid, name text, "publicId" text)`,
  })
  const groupOf = new Map(ownGroups.map(({ id, project }) => [project, id]))
  await writer.write({
    what: 'projects',
    rows: finals.map((final) => ({
      ...final,
      publicId: publicIds.get(final.id),
      groupId: final.groupId ?? groupOf.get(final.id),
    })),
    sql: `insert into projects.projects (tenant_id, id, external_key, public_id, name, description, pi_owner_id, status, deleted_at, phase, billing_details,
        default_data_steward_id, default_security_group_id, created_by, updated_by)
      select $1, r.id, r."externalKey", r."publicId", r.name, nullif(r.description, ''), r."piId", r."livingStatus", case when r.archived then given.now end, r.phase, r.billing,
        r."stewardId", r."groupId", given.viewer, given.viewer from given, json_to_recordset($2) as ${columns}`,
  })
}

/** Projects. What inherits a changed default moves with it. */
export async function writeProjects(ctx: Context, writer: RowWriter, plan: Plan): Promise<void> {
  await writeNewProjects(ctx, writer, plan)
  const rows = changed(plan.projects).map(({ final }) => final)
  if (rows.length === 0) return
  const moved = changed(plan.projects)
    .filter(({ row }) => row.changes.some(({ field }) => field === 'pi'))
    .map(({ final }) => ({ id: final.id }))
  await writer.write({
    what: 'default projects',
    lenient: true,
    rows: moved,
    sql: `update identity.users u set default_project_id = null from json_to_recordset($2) as r(id uuid) where u.tenant_id = $1 and u.default_project_id = r.id`,
  })
  await ctx.sql(`select set_config('app.restoring', 'on', true)`)
  await writer.write({
    what: 'projects',
    rows,
    sql: `update projects.projects p set external_key = r."externalKey", name = r.name, description = nullif(r.description, ''), pi_owner_id = r."piId", status = r."livingStatus",
        deleted_at = case when r.archived then coalesce(p.deleted_at, given.now) end, phase = r.phase, billing_details = r.billing,
        default_data_steward_id = r."stewardId", default_security_group_id = r."groupId", updated_by = given.viewer
      from given, json_to_recordset($2) as ${columns} where p.tenant_id = $1 and p.id = r.id`,
  })
  await ctx.sql(`select set_config('app.restoring', '', true)`)
  await writer.write({
    what: 'data shares',
    lenient: true,
    rows: rows.map(({ id }) => ({ id })),
    sql: `update allocations.data_shares d set data_steward_id = x.steward, security_group_id = x.security_group
      from (select s.id, case when s.steward_inherited then coalesce(p.default_data_steward_id, p.pi_owner_id) else s.data_steward_id end as steward,
          case when s.group_inherited then p.default_security_group_id else s.security_group_id end as security_group
        from json_to_recordset($2) as r(id uuid) join projects.projects p on p.tenant_id = $1 and p.id = r.id
        join allocations.data_shares s on s.tenant_id = p.tenant_id and s.project_id = p.id and s.released_at is null) x
      where d.tenant_id = $1 and d.id = x.id and (d.data_steward_id, d.security_group_id) is distinct from (x.steward, x.security_group)`,
  })
}

/** Who manages and who works on the projects. */
export async function writeTeams(writer: RowWriter, { projects, members }: Plan): Promise<void> {
  const pair = 'r(id uuid, project uuid, "user" uuid, role text)'
  const ofTable = (table: string) =>
    `delete from projects.${table} m using json_to_recordset($2) as ${pair} where m.tenant_id = $1 and m.project_id = r.project and m.user_id = r."user"`
  const written = projects.filter(isWritten)
  const leaving = written.flatMap(({ final }) => final.leavingManagers.map((user) => ({ project: final.id, user })))
  const joining = written.flatMap(({ final }) =>
    final.joiningManagers.map((user) => ({ id: newId(), project: final.id, user })),
  )
  await writer.write({ what: 'managers', rows: leaving, sql: ofTable('project_resource_managers') })
  await writer.write({
    what: 'managers',
    rows: joining,
    sql: `insert into projects.project_resource_managers (tenant_id, id, project_id, user_id, added_by) select $1, r.id, r.project, r."user", given.viewer from given, json_to_recordset($2) as ${pair}`,
  })
  const rowOf = ({ final }: (typeof members)[number]) => ({
    id: newId(),
    project: final.projectId,
    user: final.userId,
    role: final.role,
  })
  await writer.write({
    what: 'members',
    rows: changed(members)
      .filter(({ final }) => final.role === null)
      .map(rowOf),
    sql: ofTable('project_members'),
  })
  await writer.write({
    what: 'members',
    rows: created(members).map(rowOf),
    sql: `insert into projects.project_members (tenant_id, id, project_id, user_id, role, added_by) select $1, r.id, r.project, r."user", r.role, given.viewer from given, json_to_recordset($2) as ${pair}`,
  })
  await writer.write({
    what: 'members',
    rows: changed(members)
      .filter(({ final }) => final.role !== null)
      .map(rowOf),
    sql: `update projects.project_members m set role = r.role from json_to_recordset($2) as ${pair} where m.tenant_id = $1 and m.project_id = r.project and m.user_id = r."user"`,
  })
}
