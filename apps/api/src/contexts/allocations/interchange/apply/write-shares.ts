import type { Plan } from '../plan/make-plan.ts'
import { changed, created } from './by-action.ts'
import type { RowWriter } from './row-writer.ts'

/** Sharing rules. A new one holds from the import on; a changed one keeps its start. */
export async function writeShares(writer: RowWriter, { shares }: Plan): Promise<void> {
  const columns = 'r(id uuid, "sourceId" uuid, "recipientId" uuid, "typeId" uuid, hundredths integer, kind text)'
  await writer.write({
    what: 'sharing rules',
    rows: created(shares).map(({ final }) => final),
    sql: `insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, resource_type_id, share_percentage, kind, starts_at, created_at, updated_at)
      select $1, r.id, r."sourceId", r."recipientId", r."typeId", r.hundredths / 100.0, r.kind, given.now, given.now, given.now from given, json_to_recordset($2) as ${columns}`,
  })
  await writer.write({
    what: 'sharing rules',
    rows: changed(shares).map(({ final }) => final),
    sql: `update allocations.resource_shares s set share_percentage = r.hundredths / 100.0, kind = r.kind from json_to_recordset($2) as ${columns} where s.tenant_id = $1 and s.id = r.id`,
  })
}

/** Data shares. Steward and group are written resolved, with a mark where they are the project's. */
export async function writeDataShares(writer: RowWriter, { dataShares }: Plan): Promise<void> {
  const columns =
    'r(id uuid, "projectId" uuid, name text, "allocationId" uuid, subtype text, "stewardId" uuid, "groupId" uuid)'
  const resolved = `coalesce(r."stewardId", p.default_data_steward_id, p.pi_owner_id), r."stewardId" is null, coalesce(r."groupId", p.default_security_group_id), r."groupId" is null
      from json_to_recordset($2) as ${columns} join projects.projects p on p.tenant_id = $1 and p.id = r."projectId"`
  await writer.write({
    what: 'data shares',
    rows: created(dataShares).map(({ final }) => final),
    sql: `insert into allocations.data_shares (tenant_id, id, project_id, name, source_allocation_id, storage_subtype, data_steward_id, steward_inherited, security_group_id, group_inherited)
      select $1, r.id, p.id, r.name, r."allocationId", r.subtype, ${resolved}`,
  })
  await writer.write({
    what: 'data shares',
    rows: changed(dataShares).map(({ final }) => final),
    sql: `update allocations.data_shares d set data_steward_id = x.steward, steward_inherited = x.steward_inherited, security_group_id = x.security_group, group_inherited = x.group_inherited
      from (select r.id, ${resolved}) as x(id, steward, steward_inherited, security_group, group_inherited) where d.tenant_id = $1 and d.id = x.id`,
  })
}
