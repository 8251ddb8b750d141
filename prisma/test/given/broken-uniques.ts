import { id } from './house.ts'

const t = id('a', 'tenant')

/** Breaks a unique index by a second row like the first, with a new id and these fields otherwise. */
const again = (table: string, otherwise: Record<string, unknown> = {}): string =>
  `insert into ${table} overriding system value select (jsonb_populate_record(null::${table}, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid()) || '${JSON.stringify(otherwise)}')).*
   from ${table} x where x.${table === 'identity.tenants' ? 'id' : 'tenant_id'} = '${t}' order by x.ctid limit 1`

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
  mailed_links_token: again('identity.mailed_links'),
  identity_providers_name_unique: again('identity.identity_providers', { name: 'CAMPUS' }),
  external_identities_subject_unique: again('identity.external_identities'),
  authenticators_one_per_user: again('identity.authenticators'),
  passkeys_credential: again('identity.passkeys'),
  recovery_codes_unique: again('identity.recovery_codes'),
  pending_sign_ins_token: again('identity.pending_sign_ins'),
  itar_attestations_standing: again('identity.itar_attestations'),
  impersonations_standing: again('identity.impersonations'),
  saved_views_name_unique: again('identity.saved_views', { name: 'GRANTS' }),
  notifications_once: again('identity.notifications'),
  notification_preferences_unique: again('identity.notification_preferences', { channel: 'MAIL' }),
  calendar_links_token: again('identity.calendar_links', { revoked_at: '2026-02-01T00:00:00Z' }),
  calendar_links_standing: again('identity.calendar_links', {
    token_hash: String.raw`\x` + '00'.repeat(32),
  }),
  api_token_networks_unique: again('identity.api_token_networks'),
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
  usage_rules_one: again('allocations.usage_rules'),
  usage_accounts_one: again('allocations.usage_accounts'),
  usage_caps_one: again('allocations.usage_caps'),
  usage_alerts_once: again('allocations.usage_alerts'),
  project_classes_name_unique: again('allocations.project_classes', { name: 'INDUSTRY' }),
  classed_projects_one: again('allocations.classed_projects'),
  billing_months_once: again('allocations.billing_months'),
  statements_once: again('allocations.statements', { number: '202601-0002' }),
  statements_number: again('allocations.statements', { month: '2026-02-01' }),
  data_shares_one_per_allocation: again('allocations.data_shares', { name: 'another' }),
  data_shares_name_unique: again('allocations.data_shares', { name: 'RAW', source_allocation_id: id('a', 'hours') }),
  request_answers_unique: again('allocations.request_answers'),
  request_transitions_unique: again('allocations.request_transitions'),
  approval_rules_name_unique: again('allocations.approval_rules', { name: 'COMMITTEE' }),
  approval_rule_people_unique: again('allocations.approval_rule_people'),
  comment_mentions_unique: again('projects.comment_mentions'),
  comment_edits_unique: again('projects.comment_edits'),
}

/** Unique because references need it so: each holds a primary key, which would speak first. */
export const keysForReferences = [
  'projects_of_pi',
  'resource_types_storage',
  'allocations_of_project',
  'statements_of_project',
  'statement_lines_of_project',
  'allocation_requests_of_project',
  'comments_of_project',
] as const
