import { createHash } from 'node:crypto'
import { identitySeed } from './house-identity.ts'
import { laterSeed } from './house-later.ts'
import { requestSeed } from './house-requests.ts'
import { usageSeed } from './house-usage.ts'

/** The letter of one of the two tenants every test may find: both hold the same things. */
export type House = 'a' | 'b'

/** The id of a thing of a house, by its name: always the same. */
export function id(house: House, name: string): string {
  const hex = createHash('md5').update(`${house}/${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const people = ['pi', 'pi2', 'manager', 'member', 'steward', 'outsider', 'admin'] as const
export type Person = (typeof people)[number]

/** The system roles people of a house hold; the others have relations alone. */
export const rolesOf: Partial<Record<Person, string>> = { admin: 'admin', pi: 'pi' }

/** What a person's session (or the house's one token) is opened with; the database holds its hash alone. */
export const secretOf = (house: House, name: Person | 'token'): string => `secret of ${name} of ${house}`

const day = '2026-01-01T00:00:00Z'

/**
 * What a house holds after each migration, as SQL: one row at least in every table the migration makes. Written
 * without the law, so that it can be put there at every step.
 */
export function seed(house: House): Readonly<Record<string, string>> {
  const the = (name: string) => `'${id(house, name)}'`
  const t = the('tenant')
  const person = (name: string) =>
    `(${t}, ${the(name)}, '${name}', '${name}@${house}.test', '${name} of ${house}', 'a hash of ${name}', 'x-${name}')`
  return {
    '0001_foundation': 'select',
    '0002_identity': `
      insert into identity.tenants (id, name, slug) values (${t}, 'House ${house}', 'house-${house}');
      insert into identity.users (tenant_id, id, username, email, full_name, password_hash, external_id) values ${people.map(person).join(', ')};
      insert into identity.teams (tenant_id, id, name) values (${t}, ${the('team')}, 'Optics');
      insert into identity.team_members (tenant_id, id, team_id, user_id) values (${t}, ${the('team member')}, ${the('team')}, ${the('pi')});
      insert into identity.sessions (tenant_id, id, user_id, token_hash, expires_at)
        select ${t}, p.id, p.user_id, sha256(p.secret), now() + interval '1 day' from (values ${people.map((name) => `(${the(`session of ${name}`)}::uuid, ${the(name)}::uuid, '${secretOf(house, name)}'::bytea)`).join(', ')}) p (id, user_id, secret);
      insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) select ${t}, ${the('token')}, ${the('pi')}, 'a script', sha256('${secretOf(house, 'token')}'), 'tn_ab', '{project:read}', now() + interval '30 days';
      insert into identity.roles (tenant_id, id, name, permissions, created_by) values (${t}, ${the('role')}, 'registrar', '["user:read"]', ${the('admin')});
      insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id, granted_by) values (${t}, ${the('user role')}, ${the('manager')}, ${t}, ${the('role')}, ${the('admin')});
      insert into identity.security_groups (tenant_id, id, group_name, external_system_id) values (${t}, ${the('group')}, 'lab', 'cn=lab'), (${t}, ${the('group2')}, 'clinic', 'cn=clinic');
      insert into identity.security_group_members (tenant_id, id, group_id, user_id, added_by) values (${t}, ${the('group member')}, ${the('group')}, ${the('member')}, ${the('pi')});
      insert into identity.idempotency_keys (tenant_id, id, user_id, key, operation, request_hash) select ${t}, ${the('key')}, ${the('pi')}, 'once', 'createProject', sha256('request')`,
    '0003_projects': `
      insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, team_id, default_data_steward_id, default_security_group_id, billing_details, status, external_key, created_by, updated_by)
      values (${t}, ${the('project')}, 'AB-1', 'Light', ${the('pi')}, ${the('team')}, ${the('steward')}, ${the('group')}, '{"costCentre": "1"}', 'ACTIVE', 'light', ${the('pi')}, ${the('pi')}),
             (${t}, ${the('project2')}, 'AB-2', 'Sound', ${the('pi2')}, null, null, ${the('group2')}, null, 'DRAFT', 'sound', ${the('pi2')}, null);
      update identity.users set default_project_id = ${the('project')} where tenant_id = ${t} and id = ${the('pi')};
      insert into projects.project_members (tenant_id, id, project_id, user_id, role, added_by) values (${t}, ${the('membership')}, ${the('project')}, ${the('member')}, 'EDITOR', ${the('pi')});
      insert into projects.project_resource_managers (tenant_id, id, project_id, user_id, added_by) values (${t}, ${the('management')}, ${the('project')}, ${the('manager')}, ${the('pi')});
      insert into projects.project_history (tenant_id, project_id, version, action, changed_at, snapshot) values (${t}, ${the('project')}, 1, 'seed', '${day}', '{}');
      insert into projects.public_id_counters (tenant_id, prefix, last) values (${t}, 'AB', 2)`,
    '0004_allocations': `
      insert into allocations.resource_types (tenant_id, id, name, unit, is_storage_type) values (${t}, ${the('cpu')}, 'CPU', 'core-hours', false), (${t}, ${the('disk')}, 'Disk', 'TB', true);
      insert into allocations.allocations (tenant_id, id, project_id, resource_type_id, is_storage_type, allocation_model, quantity, billing_period, renewal, lifetime_months, starts_at, period_start, period_end, ends_at, external_key)
      values (${t}, ${the('hours')}, ${the('project')}, ${the('cpu')}, false, 'SUBSCRIPTION', 1000, 'MONTH', 'AUTO', null, '${day}', '${day}', '2026-02-01T00:00:00Z', null, 'hours'),
             (${t}, ${the('space')}, ${the('project')}, ${the('disk')}, true, 'CONDO', 20, null, 'NONE', 60, '${day}', '${day}', '2031-01-01T00:00:00Z', '2031-01-01T00:00:00Z', 'space');
      insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
      values (${t}, ${the('hours 0')}, ${the('hours')}, ${the('project')}, false, 0, '${day}', '2026-02-01T00:00:00Z', 1000), (${t}, ${the('space 0')}, ${the('space')}, ${the('project')}, true, 0, '${day}', '2031-01-01T00:00:00Z', 20);
      insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, resource_type_id, share_percentage)
      values (${t}, ${the('rule')}, ${the('project')}, ${the('project2')}, null, 10), (${t}, ${the('rule of cpu')}, ${the('project')}, ${the('project2')}, ${the('cpu')}, 0);
      insert into allocations.data_shares (tenant_id, id, name, project_id, source_allocation_id, storage_subtype, data_steward_id, security_group_id)
      values (${t}, ${the('data share')}, 'raw', ${the('project')}, ${the('space')}, 'POSIX', ${the('steward')}, ${the('group')})`,
    '0005_draws': `
      insert into allocations.draws (tenant_id, id, project_id, paying_project_id, allocation_id, is_storage_type, k, source, resource_share_id, amount, drawn_by)
      values (${t}, ${the('draw')}, ${the('project')}, ${the('project')}, ${the('hours')}, false, 0, 'OWN', null, 12.5, ${the('manager')}),
             (${t}, ${the('draw2')}, ${the('project2')}, ${the('project')}, ${the('hours')}, false, 0, 'RECEIVED', ${the('rule')}, 1, ${the('manager')});
      insert into allocations.allocation_history (tenant_id, allocation_id, project_id, version, action, changed_at, snapshot) values (${t}, ${the('hours')}, ${the('project')}, 1, 'seed', '${day}', '{}');
      insert into allocations.resource_share_history (tenant_id, resource_share_id, project_id, version, action, changed_at, snapshot) values (${t}, ${the('rule')}, ${the('project')}, 1, 'seed', '${day}', '{}');
      insert into allocations.data_share_history (tenant_id, data_share_id, project_id, version, action, changed_at, snapshot) values (${t}, ${the('data share')}, ${the('project')}, 1, 'seed', '${day}', '{}')`,
    '0006_audit': `
      insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id)
      select ${t}, gen_random_uuid(), p.id, r.tenant_id, r.id from (values ${Object.entries(rolesOf)
        .map(([name, role]) => `(${the(name)}::uuid, '${role}')`)
        .join(', ')}) p (id, role) join identity.roles r on r.is_system_role and r.name = p.role`,
    '0007_ledger': `
      insert into audit.audit_leaves (tenant_id, leaf_index, logged_at, log_id) values (${t}, 0, '${day}', ${the('entry')});
      insert into audit.audit_tiles (tenant_id, height, number, hashes) values (${t}, 0, 0, sha256('leaf'));
      insert into audit.audit_checkpoints (tenant_id, id, number, size, root_hash, note, sealed_at, system_identifier, sealed_xid, sealed_seq, next_xid)
      values (${t}, ${the('checkpoint')}, 1, 1, sha256('leaf'), 'a note', '${day}', '1', 1, 1, 2)`,
    ...identitySeed({ house, the, t, day }),
    '0011_past': `
      insert into projects.project_member_history (tenant_id, project_member_id, project_id, user_id, version, action, changed_at, removed, snapshot) values (${t}, gen_random_uuid(), ${the('project')}, ${the('outsider')}, 2, 'seed', '${day}', true, '{}');
      insert into projects.project_resource_manager_history (tenant_id, project_resource_manager_id, project_id, user_id, version, action, changed_at, removed, snapshot) values (${t}, gen_random_uuid(), ${the('project')}, ${the('outsider')}, 2, 'seed', '${day}', true, '{}');
      insert into projects.default_project_history (tenant_id, user_id, default_project_id, version, action, changed_at) values (${t}, ${the('pi2')}, null, 1, 'seed', '${day}');
      insert into allocations.allocation_period_history (tenant_id, allocation_period_id, project_id, version, action, changed_at, snapshot) values (${t}, ${the('hours 0')}, ${the('project')}, 0, 'seed', '${day}', '{}');
      insert into identity.security_group_member_history (tenant_id, security_group_member_id, group_id, user_id, version, action, changed_at, removed, snapshot) values (${t}, gen_random_uuid(), ${the('group')}, ${the('outsider')}, 2, 'seed', '${day}', true, '{}')`,
    '0012_explorer': `
      insert into identity.saved_views (tenant_id, id, user_id, page, name, address, is_shared) values (${t}, ${the('view')}, ${the('pi')}, 'audit', 'Grants', '', true), (${t}, ${the('view2')}, ${the('pi')}, 'audit', 'Mine', '', false);
      insert into identity.api_token_networks (tenant_id, id, api_token_id, network) values (${t}, ${the('network')}, ${the('token')}, '192.0.2.0/24')`,
    ...requestSeed({ house, the, t, day }),
    ...usageSeed({ house, the, t, day }),
    ...laterSeed({ house, the, t, day }),
  }
}

/** All of a house, for a database that is migrated. */
export const wholeHouse = (house: House): string => Object.values(seed(house)).join(';\n')
