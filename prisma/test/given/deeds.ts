import type { As } from './as.ts'
import { billingDeeds } from './deeds-billing.ts'
import { requestDeeds } from './deeds-requests.ts'
import { supplyDeeds } from './deeds-supply.ts'
import { usageDeeds } from './deeds-usage.ts'
import { id } from './house.ts'

const t = id('a', 'tenant')
const the = (name: string) => `'${id('a', name)}'`

/** Puts a person of house a into a security group. */
export const member = (group: string, person: string) =>
  `insert into identity.security_group_members (tenant_id, id, group_id, user_id) values ('${t}', gen_random_uuid(), ${group}, ${the(person)})`

/** Who, what, and what comes of it: how many rows, or the error. */
export const deeds: readonly (readonly [As['person'], string, string | number])[] = [
  // People change what is theirs of themselves.
  ['member', `update identity.users set full_name = 'New name', avatar_url = 'x' where id = ${the('member')}`, 1],
  ['member', `update identity.users set full_name = 'New name' where id = ${the('pi')}`, 0],
  ['member', `update identity.users set email = 'root@a.test' where id = ${the('member')}`, '42501'],
  ['member', `update identity.users set username = 'root' where id = ${the('member')}`, '42501'],
  ['member', `update identity.users set email_verified = true where id = ${the('member')}`, '42501'],
  ['member', `update identity.users set external_id = 'x-admin2' where id = ${the('member')}`, '42501'],
  ['member', `update identity.users set status = 'LOCKED' where id = ${the('member')}`, '42501'],
  ['member', `update identity.users set deleted_at = now() where id = ${the('member')}`, '42501'],
  ['member', `update identity.users set default_project_id = ${the('project')} where id = ${the('member')}`, '23503'],
  ['pi', `update identity.users set default_project_id = ${the('project2')} where id = ${the('pi')}`, '23503'],
  ['token', `update identity.users set full_name = 'New name' where id = ${the('pi')}`, 0],
  // Roles.
  [
    'pi',
    `insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id) select '${t}', gen_random_uuid(), ${the('pi')}, tenant_id, id from identity.roles where name = 'admin'`,
    'TN007',
  ],
  ['manager', `update identity.user_roles set expires_at = null`, 0],
  ['manager', `update identity.roles set permissions = '["role:update"]' where id = ${the('role')}`, 0],
  ['admin', `update identity.user_roles set role_id = '00000000-0000-7000-8000-000000000001'`, '42501'],
  // Tokens: one's own, in person, for a year at most.
  [
    'pi',
    `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ('${t}', gen_random_uuid(), ${the('pi')}, 'n', sha256('n'), 'n', '{project:read}', now() + interval '1 day')`,
    1,
  ],
  [
    'pi',
    `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ('${t}', gen_random_uuid(), ${the('admin')}, 'n', sha256('n'), 'n', '{project:read}', now() + interval '1 day')`,
    '42501',
  ],
  [
    'token',
    `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ('${t}', gen_random_uuid(), ${the('pi')}, 'n', sha256('n'), 'n', '{project:read}', now() + interval '1 day')`,
    '42501',
  ],
  [
    'pi',
    `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, created_at, expires_at) values ('${t}', gen_random_uuid(), ${the('pi')}, 'n', sha256('n'), 'n', '{project:read}', '2090-01-01', '2090-12-31')`,
    '42501',
  ],
  ['admin', `update identity.api_tokens set scopes = '{role:update}'`, '42501'],
  ['member', `update identity.sessions set revoked_at = now() where user_id = ${the('pi')}`, 0],
  ['member', `update identity.sessions set revoked_at = now() where user_id = ${the('member')}`, 1],
  // Saved views: one's own, and what others share; nobody makes one in another's name, or takes one over.
  ['pi', `select from identity.saved_views`, 2],
  ['member', `select from identity.saved_views`, 1],
  ['token', `select from identity.saved_views`, 1],
  [
    'member',
    `insert into identity.saved_views (tenant_id, id, user_id, page, name, address) values ('${t}', gen_random_uuid(), ${the('pi')}, 'audit', 'n', '')`,
    '42501',
  ],
  ['member', `update identity.saved_views set name = 'mine' where id = ${the('view')}`, 0],
  ['pi', `update identity.saved_views set is_shared = true where id = ${the('view2')}`, 1],
  ['pi', `update identity.saved_views set user_id = ${the('member')} where id = ${the('view')}`, '42501'],
  ['member', `delete from identity.saved_views`, 0],
  ['admin', `delete from identity.saved_views`, 1],
  ['token', `delete from identity.saved_views`, 0],
  // Where a token was used from: seen by whoever sees the token, written by nobody.
  // What one is told is one's own, in person, while one sees the project.
  ['pi', `select from identity.notifications`, 1],
  ['token', `select from identity.notifications`, 0],
  ['admin', `select from identity.notifications`, 0],
  ['pi', `update identity.notifications set read_at = now()`, 1],
  ['admin', `update identity.notifications set read_at = now()`, 0],
  ['pi', `update identity.notifications set details = '{}'`, '42501'],
  ['pi', `delete from identity.notifications`, '42501'],
  [
    'admin',
    `insert into identity.notifications (tenant_id, id, user_id, kind, key, channel) values ('${t}', gen_random_uuid(), ${the('pi')}, 'usage.threshold', 'k', 'MAIL')`,
    '42501',
  ],
  ['pi', `select from identity.notification_preferences`, 1],
  ['admin', `select from identity.notification_preferences`, 0],
  ['pi', `update identity.notification_preferences set channel = 'MAIL'`, 1],
  ['pi', `delete from identity.notification_preferences`, 1],
  ['token', `delete from identity.notification_preferences`, 0],
  [
    'admin',
    `insert into identity.notification_preferences (tenant_id, id, user_id, kind, channel) values ('${t}', gen_random_uuid(), ${the('pi')}, 'usage.threshold', 'NONE')`,
    '42501',
  ],
  ['pi', `select id from identity.calendar_links`, 1],
  ['pi', `select token_hash from identity.calendar_links`, '42501'],
  ['admin', `select id from identity.calendar_links`, 0],
  ['admin', `update identity.calendar_links set revoked_at = now()`, 0],
  ['pi', `update identity.calendar_links set revoked_at = now()`, 1],
  ['pi', `select from identity.api_token_networks`, 1],
  ['member', `select from identity.api_token_networks`, 0],
  [
    'pi',
    `insert into identity.api_token_networks (tenant_id, id, api_token_id, network) values ('${t}', gen_random_uuid(), ${the('token')}, '198.51.100.0/24')`,
    '42501',
  ],
  // Projects: a row never moves, and who edits does not thereby own.
  ['member', `update projects.projects set description = 'x' where id = ${the('project')}`, 1],
  ['member', `update projects.projects set pi_owner_id = ${the('member')} where id = ${the('project')}`, '42501'],
  ['manager', `update projects.projects set pi_owner_id = ${the('manager')} where id = ${the('project')}`, '42501'],
  [
    'manager',
    `update projects.projects set default_data_steward_id = ${the('manager')} where id = ${the('project')}`,
    '42501',
  ],
  ['manager', `update projects.projects set deleted_at = now() where id = ${the('project')}`, '42501'],
  ['pi', `update projects.projects set pi_owner_id = ${the('pi2')} where id = ${the('project')}`, '42501'],
  ['pi', `update projects.projects set public_id = 'ZZ-1' where id = ${the('project')}`, '42501'],
  ['pi', `update projects.projects set description = 'x' where id = ${the('project2')}`, 0],
  ['outsider', 'select from projects.projects', 0],
  [
    'outsider',
    `insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, default_security_group_id) values ('${t}', gen_random_uuid(), 'ZZ-1', 'n', ${the('outsider')}, ${the('group')})`,
    '42501',
  ],
  [
    'pi',
    `insert into projects.projects (tenant_id, id, public_id, name, pi_owner_id, default_security_group_id) values ('${t}', gen_random_uuid(), 'ZZ-1', 'n', ${the('pi2')}, ${the('group')})`,
    '42501',
  ],
  [
    'outsider',
    `insert into projects.project_members (tenant_id, id, project_id, user_id, role) values ('${t}', gen_random_uuid(), ${the('project')}, ${the('outsider')}, 'OWNER')`,
    '42501',
  ],
  ['member', `update projects.project_members set role = 'OWNER' where user_id = ${the('member')}`, 0],
  ['pi', `update projects.project_members set project_id = ${the('project2')}`, '42501'],
  [
    'manager',
    `insert into projects.project_resource_managers (tenant_id, id, project_id, user_id) values ('${t}', gen_random_uuid(), ${the('project')}, ${the('outsider')})`,
    '42501',
  ],
  [
    'pi2',
    `insert into projects.project_resource_managers (tenant_id, id, project_id, user_id) values ('${t}', gen_random_uuid(), ${the('project')}, ${the('pi2')})`,
    '42501',
  ],
  // Allocations: by the resource manager; the PI only where none is named.
  ['manager', `update allocations.allocations set quantity = 1 where id = ${the('hours')}`, 1],
  ['pi', `update allocations.allocations set quantity = 1 where id = ${the('hours')}`, 0],
  ['member', `update allocations.allocations set quantity = 1 where id = ${the('hours')}`, 0],
  ['manager', `update allocations.allocations set project_id = ${the('project2')}`, '42501'],
  ['manager', `update allocations.allocations set resource_type_id = ${the('disk')}`, '42501'],
  ['manager', `update allocations.allocation_periods set k = 9`, '42501'],
  [
    'manager',
    `insert into allocations.draws (tenant_id, id, project_id, paying_project_id, allocation_id, is_storage_type, k, source, amount) values ('${t}', gen_random_uuid(), ${the('project')}, ${the('project')}, ${the('hours')}, false, 0, 'OWN', -5)`,
    '42501',
  ],
  ['pi2', `update allocations.resource_shares set share_percentage = 50 where id = ${the('rule')}`, 0],
  ['pi', `update allocations.resource_shares set share_percentage = 50 where id = ${the('rule')}`, 1],
  ['pi', `update allocations.resource_shares set recipient_project_id = ${the('project')}`, '42501'],
  [
    'pi2',
    `insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, share_percentage) values ('${t}', gen_random_uuid(), ${the('project')}, ${the('project2')}, 50)`,
    '42501',
  ],
  ['member', `update allocations.resource_types set unit = 'x'`, 0],
  ...supplyDeeds,
  ...billingDeeds,
  // Data shares: the steward's, and they stay where they are.
  ['steward', `update allocations.data_shares set name = 'raw 2'`, 1],
  ['steward', `update allocations.data_shares set project_id = ${the('project2')}`, '42501'],
  ['steward', `update allocations.data_shares set source_allocation_id = ${the('hours')}`, '42501'],
  ['steward', `update allocations.data_shares set data_steward_id = ${the('outsider')}, steward_inherited = false`, 1],
  ['member', `update allocations.data_shares set name = 'mine'`, 0],
  ['outsider', 'select from allocations.data_shares', 0],
  ...requestDeeds,
  // Security groups.
  ['outsider', member(the('group'), 'outsider'), '42501'],
  ['member', member(the('group'), 'outsider'), '42501'],
  ['pi', member(the('group'), 'outsider'), 1],
  ['steward', member(the('group'), 'outsider'), '42501'],
  ['pi', member(the('group2'), 'pi'), '42501'],
  [
    'pi',
    `update projects.projects set default_security_group_id = ${the('group2')} where id = ${the('project')}`,
    '42501',
  ],
  [
    'admin',
    `update projects.projects set default_security_group_id = ${the('group2')} where id = ${the('project')}`,
    1,
  ],
  ...usageDeeds,
  ['outsider', `select ctx.has_permission(${the('admin')}, 'role:update')`, 1],
]
