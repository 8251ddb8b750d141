import { expect, it } from 'vitest'
import { ownerPool } from '../../../../test/database.ts'
import * as given from '../../../../test/given.ts'
import { kept, undone } from '../../../../test/told.ts'
import { exportFacility } from './export-facility.ts'
import { smallFacility } from './testing/facility-files.ts'
import { imported } from './testing/import-for-test.ts'

const tables = [
  'identity.users',
  'identity.user_roles',
  'identity.security_groups',
  'identity.security_group_members',
  'projects.projects',
  'projects.project_members',
  'projects.project_resource_managers',
  'allocations.resource_types',
  'allocations.allocations',
  'allocations.allocation_periods',
  'allocations.resource_shares',
  'allocations.data_shares',
  'audit.audit_logs',
]

/** Everything of a tenant, as its owner sees it: whether anything of it moved. */
async function fingerprint(tenantId: string): Promise<string[]> {
  const hashes = tables.map(
    (table) =>
      `select '${table}' as name, count(*)::text || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as hash from ${table} t where tenant_id = $1`,
  )
  const { rows } = await ownerPool().query<{ name: string; hash: string }>(hashes.join(' union all '), [tenantId])
  return rows.map(({ name, hash }) => `${name} ${hash}`).sort()
}

it('an import in one tenant never touches another, even with the other’s own export', async () => {
  const [here, there] = await Promise.all(
    [0, 1].map(async () => given.person((await given.tenant()).tenantId, { roles: ['admin'] })),
  )
  await kept(here!, (ctx) => imported(ctx, smallFacility))
  // Allocations granted in Tenure are exported by their id: in another tenant that is a key like any other.
  await ownerPool().query('update allocations.allocations set external_key = null where tenant_id = $1', [
    here!.tenantId,
  ])
  await ownerPool().query('update projects.projects set external_key = null where tenant_id = $1', [here!.tenantId])
  const before = await fingerprint(here!.tenantId)
  const texts = await undone(here!, async (ctx) =>
    Object.fromEntries((await exportFacility(ctx)).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])),
  )
  const first = await kept(there!, (ctx) =>
    imported(ctx, { ...texts, 'projects.csv': texts['projects.csv']!.replaceAll('Quarks', 'Changed') }),
  )
  expect(first.summary.projects).toEqual({ create: 3, change: 0, same: 0, refuse: 0 })
  expect(await fingerprint(here!.tenantId)).toEqual(before)
  expect((await undone(there!, (ctx) => imported(ctx, texts))).summary.projects).toMatchObject({ create: 0, change: 1 })
})
