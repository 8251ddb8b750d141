import { newId } from '../../../../kernel/ids.ts'
import type { Plan } from '../plan/make-plan.ts'
import { isWritten } from '../plan/plan.ts'
import { changed, created } from './by-action.ts'
import type { RowWriter } from './row-writer.ts'

/** Resource types. */
export async function writeTypes(writer: RowWriter, { types }: Plan): Promise<void> {
  const columns = 'r(id uuid, name text, unit text, "isStorage" boolean, "lifetimeMonths" integer)'
  await writer.write({
    what: 'resource types',
    rows: created(types).map(({ final }) => final),
    sql: `insert into allocations.resource_types (tenant_id, id, name, unit, is_storage_type, default_lifetime_months) select $1, r.id, r.name, r.unit, r."isStorage", r."lifetimeMonths" from json_to_recordset($2) as ${columns}`,
  })
  await writer.write({
    what: 'resource types',
    rows: changed(types).map(({ final }) => final),
    sql: `update allocations.resource_types t set unit = r.unit, is_storage_type = r."isStorage", default_lifetime_months = r."lifetimeMonths" from json_to_recordset($2) as ${columns} where t.tenant_id = $1 and t.id = r.id`,
  })
}

/** Security groups and who belongs to them. */
export async function writeGroups(writer: RowWriter, { groups }: Plan): Promise<void> {
  const columns = 'r(id uuid, name text, "externalId" text)'
  await writer.write({
    what: 'security groups',
    rows: created(groups).map(({ final }) => final),
    sql: `insert into identity.security_groups (tenant_id, id, group_name, external_system_id) select $1, r.id, r.name, r."externalId" from json_to_recordset($2) as ${columns}`,
  })
  await writer.write({
    what: 'security groups',
    rows: changed(groups)
      .filter(({ row }) => row.changes.some(({ field }) => field === 'external_id'))
      .map(({ final }) => final),
    sql: `update identity.security_groups g set external_system_id = r."externalId" from json_to_recordset($2) as ${columns} where g.tenant_id = $1 and g.id = r.id`,
  })
  const written = groups.filter(isWritten)
  await writer.write({
    what: 'group members',
    rows: written.flatMap(({ final }) => final.leaving.map((user) => ({ group: final.id, user }))),
    sql: `delete from identity.security_group_members m using json_to_recordset($2) as r("group" uuid, "user" uuid) where m.tenant_id = $1 and m.group_id = r."group" and m.user_id = r."user"`,
  })
  await writer.write({
    what: 'group members',
    rows: written.flatMap(({ final }) => final.joining.map((user) => ({ id: newId(), group: final.id, user }))),
    sql: `insert into identity.security_group_members (tenant_id, id, group_id, user_id, added_by) select $1, r.id, r."group", r."user", given.viewer from given, json_to_recordset($2) as r(id uuid, "group" uuid, "user" uuid)`,
  })
}
