import { id } from './house.ts'

const t = id('a', 'tenant')

/** Breaks a check by setting columns of a row of house a to what they may not be. */
const set = (table: string, assignments: string): string =>
  `update ${table} set ${assignments} where ctid = (select x.ctid from ${table} x where x.tenant_id = '${t}' order by x.ctid limit 1)`

/** For each check of what is asked, approved and said, a statement that breaks it and nothing else. */
export const brokenRequestChecks: Readonly<Record<string, string>> = {
  resource_type_questions_position: set('allocations.resource_type_questions', `position = -1`),
  resource_type_questions_wording_not_empty: set('allocations.resource_type_questions', `wording = ' '`),
  resource_type_questions_help_length: set('allocations.resource_type_questions', `help = repeat('x', 2001)`),
  resource_type_questions_kind_check: set('allocations.resource_type_questions', `kind = 'RIDDLE'`),
  resource_type_questions_choices: set('allocations.resource_type_questions', `choices = '{a,b}'`),
  allocation_requests_kind_check: set(
    'allocations.allocation_requests',
    `kind = 'GIFT', allocation_model = null, allocation_id = '${id('a', 'hours')}'`,
  ),
  allocation_requests_state_check: set('allocations.allocation_requests', `state = 'LOST'`),
  allocation_requests_round: set('allocations.allocation_requests', `round = -1`),
  allocation_requests_justification_length: set(
    'allocations.allocation_requests',
    `justification = repeat('x', 20001)`,
  ),
  allocation_requests_model_check: set('allocations.allocation_requests', `allocation_model = 'GIFT'`),
  allocation_requests_billing_period_check: set('allocations.allocation_requests', `billing_period = 'WEEK'`),
  allocation_requests_renewal_check: set('allocations.allocation_requests', `renewal = 'SOMETIMES'`),
  allocation_requests_periods: set('allocations.allocation_requests', `periods = 0`),
  allocation_requests_lifetime: set('allocations.allocation_requests', `lifetime_months = 0`),
  allocation_requests_start_finite: set('allocations.allocation_requests', `starts_at = 'infinity'`),
  allocation_requests_share_name: set(
    'allocations.allocation_requests',
    `kind = 'DATA_SHARE', allocation_model = null, allocation_id = '${id('a', 'space')}', data_share_name = ' ', storage_subtype = 'POSIX'`,
  ),
  allocation_requests_subtype_check: set(
    'allocations.allocation_requests',
    `kind = 'DATA_SHARE', allocation_model = null, allocation_id = '${id('a', 'space')}', data_share_name = 'x', storage_subtype = 'TAPE'`,
  ),
  allocation_requests_requested: set('allocations.allocation_requests', `requested_quantity = -1`),
  allocation_requests_requested_end_finite: set('allocations.allocation_requests', `requested_ends_at = 'infinity'`),
  allocation_requests_recommended: set('allocations.allocation_requests', `recommended_quantity = 'NaN'`),
  allocation_requests_recommended_end_finite: set(
    'allocations.allocation_requests',
    `recommended_ends_at = 'infinity'`,
  ),
  allocation_requests_recommendation_length: set(
    'allocations.allocation_requests',
    `recommendation = repeat('x', 5001)`,
  ),
  allocation_requests_awarded: set('allocations.allocation_requests', `awarded_quantity = -1`),
  allocation_requests_awarded_end_finite: set('allocations.allocation_requests', `awarded_ends_at = 'infinity'`),
  allocation_requests_about: set('allocations.allocation_requests', `data_share_name = 'x'`),
  allocation_requests_decided: set('allocations.allocation_requests', `state = 'APPROVED'`),
  request_answers_length: set('allocations.request_answers', `answer = ''`),
  approval_rules_name_not_empty: set('allocations.approval_rules', `name = ' '`),
  approval_rules_kinds: set('allocations.approval_rules', `kinds = '{GIFT}'`),
  approval_rules_at_least: set('allocations.approval_rules', `at_least = -1`),
  approval_rules_needed: set('allocations.approval_rules', `approvals_needed = 0`),
  approval_rules_approver_check: set('allocations.approval_rules', `approver = 'ANYBODY'`),
  approval_rules_role_named: set('allocations.approval_rules', `approver = 'ROLE'`),
  approval_rules_role_name_length: set(
    'allocations.approval_rules',
    `approver = 'ROLE', retired_at = now(), role_name = ''`,
  ),
  approval_rules_role_gone: set('allocations.approval_rules', `approver = 'ROLE', role_name = 'Deans'`),
  approval_rules_role_owner: set(
    'allocations.approval_rules',
    `approver = 'ROLE', role_id = '${id('b', 'role')}', role_tenant_id = '${id('b', 'tenant')}'`,
  ),
  approval_rules_one_pi: set('allocations.approval_rules', `approver = 'PROJECT_PI', approvals_needed = 2`),
  comments_about_type_format: set('projects.comments', `about_type = 'Not a table'`),
  comments_body_not_empty: set('projects.comments', `body = ' '`),
  comments_resolved: set('projects.comments', `resolved_at = now()`),
  request_approvals_quantity: `insert into allocations.request_approvals (tenant_id, id, project_id, request_id, round, user_id, quantity) values ('${t}', gen_random_uuid(), '${id('a', 'project')}', '${id('a', 'request')}', 1, '${id('a', 'pi')}', -1)`,
  request_approvals_end_finite: `insert into allocations.request_approvals (tenant_id, id, project_id, request_id, round, user_id, ends_at) values ('${t}', gen_random_uuid(), '${id('a', 'project')}', '${id('a', 'request')}', 1, '${id('a', 'pi')}', 'infinity')`,
}
