import { id } from './house.ts'

const t = id('a', 'tenant')
const long = `repeat('x', 300)`

/** Breaks a check by setting columns of a row of house a to what they may not be. */
const set = (table: string, assignments: string): string =>
  `update ${table} set ${assignments} where ctid = (select x.ctid from ${table} x where x.${table === 'identity.tenants' ? 'id' : 'tenant_id'} = '${t}' order by x.ctid limit 1)`

/** Breaks a unique index by a second row like the first, with a new id and these fields otherwise. */
const again = (table: string, otherwise: Record<string, unknown> = {}): string =>
  `insert into ${table} overriding system value select (jsonb_populate_record(null::${table}, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid()) || '${JSON.stringify(otherwise)}')).*
   from ${table} x where x.${table === 'identity.tenants' ? 'id' : 'tenant_id'} = '${t}' order by x.ctid limit 1`

const subscription = `allocation_model = 'SUBSCRIPTION', billing_period = 'MONTH', lifetime_months = null, renewal = 'AUTO', ends_at = null`

/** For each check, a statement that breaks it and nothing else. */
export const brokenChecks: Readonly<Record<string, string>> = {
  tenants_name_not_empty: set('identity.tenants', `name = '  '`),
  tenants_quota_not_negative: set('identity.tenants', 'storage_quota_bytes = -1'),
  tenants_settings_is_object: set('identity.tenants', `settings = '[]'`),
  tenants_slug_format: set('identity.tenants', `slug = 'With Capitals'`),
  tenants_tier_check: set('identity.tenants', `tier = 'GOLD'`),
  teams_name_not_empty: set('identity.teams', `name = ${long}`),
  users_email_format: set('identity.users', `email = 'nobody'`),
  users_name_not_empty: set('identity.users', `full_name = ''`),
  users_status_check: set('identity.users', `status = 'active'`),
  users_username_format: set('identity.users', `username = 'two words'`),
  sessions_hash_length: set('identity.sessions', `token_hash = 'short'`),
  sessions_metadata_is_object: set('identity.sessions', `metadata = '1'`),
  api_tokens_expiry: set('identity.api_tokens', `expires_at = created_at + interval '367 days'`),
  api_tokens_hash_length: set('identity.api_tokens', `token_hash = 'short'`),
  api_tokens_name_not_empty: set('identity.api_tokens', `name = ' '`),
  api_tokens_scopes: set('identity.api_tokens', `scopes = '{}'`),
  roles_name_not_empty: set('identity.roles', `name = ''`),
  roles_permissions_are_names: set('identity.roles', `permissions = '["user:read,role:update"]'`),
  roles_permissions_is_array: set('identity.roles', `permissions = '"user:read"'`),
  user_roles_role_owner: set('identity.user_roles', `role_tenant_id = '${id('b', 'tenant')}'`),
  security_groups_name_not_empty: set('identity.security_groups', `group_name = ''`),
  security_group_members_source: set('identity.security_group_members', `source = 'GUESSED'`),
  idempotency_keys_length: set('identity.idempotency_keys', `key = ''`),
  projects_active_has_billing: set('projects.projects', `status = 'ACTIVE', billing_details = null`),
  projects_billing_is_object: set('projects.projects', `billing_details = '"PO 1"'`),
  projects_name_not_empty: set('projects.projects', `name = ' '`),
  projects_public_id_format: set('projects.projects', `public_id = 'AB-012'`),
  projects_status_check: set('projects.projects', `status = 'OPEN'`),
  project_members_role_check: set('projects.project_members', `role = 'ADMIN'`),
  resource_types_lifetime: set('allocations.resource_types', 'default_lifetime_months = 0'),
  resource_types_name_not_empty: set('allocations.resource_types', `name = ''`),
  resource_types_unit_not_empty: `insert into allocations.resource_types (tenant_id, id, name, unit) values ('${t}', gen_random_uuid(), 'GPU', ' ')`,
  allocations_billing_period_check: set('allocations.allocations', subscription.replace('MONTH', 'WEEK')),
  allocations_end_finite: set('allocations.allocations', `ends_at = 'infinity'`),
  allocations_end_order: set('allocations.allocations', `ends_at = starts_at - interval '1 day'`),
  allocations_lifetime_check: set(
    'allocations.allocations',
    `allocation_model = 'CONDO', billing_period = null, lifetime_months = 0, renewal = 'NONE', ends_at = '2031-01-01Z'`,
  ),
  allocations_model_check: set('allocations.allocations', `allocation_model = 'GIFT'`),
  allocations_period_end_finite: set('allocations.allocations', `period_end = 'infinity'`),
  allocations_period_order: set('allocations.allocations', 'period_end = period_start'),
  allocations_period_start_finite: set(
    'allocations.allocations',
    `starts_at = '-infinity', period_start = '-infinity'`,
  ),
  allocations_quantity_not_negative: set('allocations.allocations', 'quantity = -0.0001'),
  allocations_renewal_check: set('allocations.allocations', `renewal = 'SOMETIMES', ends_at = '2031-01-01Z'`),
  allocations_shape: set('allocations.allocations', 'billing_period = null'),
  allocations_start_finite: set('allocations.allocations', `starts_at = '-infinity'`),
  allocation_periods_end_finite: set('allocations.allocation_periods', `ends_at = 'infinity'`),
  allocation_periods_k: set('allocations.allocation_periods', 'k = -1'),
  allocation_periods_order: set('allocations.allocation_periods', 'ends_at = starts_at'),
  allocation_periods_quantity: set('allocations.allocation_periods', `quantity = 'NaN'`),
  allocation_periods_start_finite: set('allocations.allocation_periods', `starts_at = '-infinity'`),
  resource_shares_end_finite: set('allocations.resource_shares', `ends_at = 'infinity'`),
  resource_shares_kind_check: set('allocations.resource_shares', `kind = 'LOAN'`),
  resource_shares_not_with_itself: set('allocations.resource_shares', 'recipient_project_id = source_project_id'),
  resource_shares_order: set('allocations.resource_shares', `ends_at = starts_at - interval '1 second'`),
  resource_shares_percentage: set('allocations.resource_shares', 'share_percentage = 99.01'),
  resource_shares_start_finite: set('allocations.resource_shares', `starts_at = 'infinity'`),
  resource_shares_uniform_gives: set('allocations.resource_shares', 'resource_type_id = null, share_percentage = 0'),
  data_shares_name_not_empty: set('allocations.data_shares', `name = ''`),
  data_shares_on_storage: set('allocations.data_shares', 'is_storage_type = false'),
  data_shares_subtype_check: set('allocations.data_shares', `storage_subtype = 'TAPE'`),
  draws_amount: set('allocations.draws', 'amount = 0'),
  draws_k: set('allocations.draws', 'k = -1'),
  draws_own_pays_itself: set('allocations.draws', `project_id = '${id('a', 'project2')}'`),
  draws_received_by_rule: set('allocations.draws', `resource_share_id = '${id('a', 'rule')}'`),
  draws_source_check: set('allocations.draws', `source = 'GIFT', project_id = '${id('a', 'project2')}'`),
}

/** For each unique index, a statement that breaks it and nothing else. */
export const brokenUniques: Readonly<Record<string, string>> = {
  tenants_slug_unique: again('identity.tenants'),
  teams_name_unique: again('identity.teams', { name: 'OPTICS' }),
  users_email_unique: again('identity.users', {
    username: 'n',
    external_id: null,
    email: 'PI@A.TEST',
    default_project_id: null,
  }),
  users_username_unique: again('identity.users', {
    username: 'PI',
    external_id: null,
    email: 'n@a.test',
    default_project_id: null,
  }),
  users_external_id_unique: again('identity.users', { username: 'n', email: 'n@a.test', default_project_id: null }),
  team_members_unique: again('identity.team_members'),
  sessions_token: again('identity.sessions'),
  api_tokens_token: again('identity.api_tokens'),
  roles_name_unique: again('identity.roles'),
  user_roles_unique: again('identity.user_roles'),
  security_groups_name_unique: again('identity.security_groups', { group_name: 'LAB', external_system_id: null }),
  security_groups_external_unique: again('identity.security_groups', { group_name: 'another' }),
  security_group_members_unique: again('identity.security_group_members'),
  idempotency_keys_unique: again('identity.idempotency_keys'),
  projects_public_id_unique: again('projects.projects', { name: 'Another', external_key: null }),
  projects_name_unique: again('projects.projects', { name: 'LIGHT', public_id: 'ZZ-1', external_key: null }),
  projects_external_key: again('projects.projects', { name: 'Another', public_id: 'ZZ-1' }),
  project_members_unique: again('projects.project_members', { role: 'VIEWER' }),
  project_resource_managers_unique: again('projects.project_resource_managers'),
  resource_types_name_unique: again('allocations.resource_types', { name: 'cpu' }),
  allocations_external_key: again('allocations.allocations'),
  allocation_periods_unique: again('allocations.allocation_periods', { quantity: 1 }),
  resource_shares_one_rule: again('allocations.resource_shares', { share_percentage: 1 }),
  data_shares_one_per_allocation: again('allocations.data_shares', { name: 'another' }),
  data_shares_name_unique: again('allocations.data_shares', { name: 'RAW', source_allocation_id: id('a', 'hours') }),
}

/** Unique because references need it so: each holds a primary key, which would speak first. */
export const keysForReferences = ['projects_of_pi', 'resource_types_storage', 'allocations_of_project'] as const
