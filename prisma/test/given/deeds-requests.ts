import type { As } from './as.ts'
import { id } from './house.ts'

const t = id('a', 'tenant')
const the = (name: string) => `'${id('a', name)}'`

/** Who does what to requests and comments, and what comes of it. */
export const requestDeeds: readonly (readonly [As['person'], string, string | number])[] = [
  // Requests: a draft is its project's; its way is the database's to hold, and nobody approves their own.
  ['member', `select from allocations.allocation_requests`, 3],
  ['admin', `select from allocations.allocation_requests`, 2],
  ['steward', `select from allocations.allocation_requests`, 3],
  ['outsider', `select from allocations.allocation_requests`, 0],
  [
    'member',
    `update allocations.allocation_requests set requested_quantity = 999 where id = ${the('request')}`,
    'TN012',
  ],
  ['member', `update allocations.allocation_requests set requested_quantity = 999 where id = ${the('draft')}`, 1],
  ['admin', `update allocations.allocation_requests set requested_quantity = 999 where id = ${the('request')}`, 0],
  [
    'member',
    `update allocations.allocation_requests set state = 'APPROVED', decided_by = ${the('member')}, decided_at = now() where id = ${the('request')}`,
    'TN012',
  ],
  [
    'steward',
    `update allocations.allocation_requests set state = 'APPROVED', decided_by = ${the('steward')}, decided_at = now(), awarded_quantity = 100 where id = ${the('request')}`,
    'TN012',
  ],
  [
    'steward',
    `update allocations.allocation_requests set state = 'DECLINED', decided_by = ${the('steward')}, decided_at = now() where id = ${the('request')}`,
    1,
  ],
  ['member', `update allocations.allocation_requests set state = 'WITHDRAWN' where id = ${the('request')}`, 1],
  [
    'member',
    `update allocations.allocation_requests set state = 'SUBMITTED', round = 1 where id = ${the('draft')}`,
    'TN012',
  ],
  ['outsider', `update allocations.allocation_requests set state = 'WITHDRAWN'`, 0],
  [
    'steward',
    `insert into allocations.request_approvals (tenant_id, id, project_id, request_id, round, rule_id, user_id, quantity) values ('${t}', gen_random_uuid(), ${the('project')}, ${the('request')}, 1, ${the('approval rule')}, ${the('steward')}, 100)`,
    1,
  ],
  [
    'steward',
    `insert into allocations.request_approvals (tenant_id, id, project_id, request_id, round, rule_id, user_id, quantity) values ('${t}', gen_random_uuid(), ${the('project')}, ${the('request')}, 1, ${the('approval rule')}, ${the('pi')}, 100)`,
    '42501',
  ],
  [
    'manager',
    `insert into allocations.request_approvals (tenant_id, id, project_id, request_id, round, rule_id, user_id, quantity) values ('${t}', gen_random_uuid(), ${the('project')}, ${the('request')}, 1, ${the('approval rule')}, ${the('manager')}, 100)`,
    '42501',
  ],
  ['manager', `update allocations.approval_rules set approvals_needed = 9`, 0],
  ['admin', `update allocations.approval_rules set approvals_needed = 9 where id = ${the('approval rule')}`, 1],
  ['member', `update allocations.resource_type_questions set position = 9`, 0],
  ['admin', `update allocations.resource_type_questions set wording = 'x'`, '42501'],
  // Comments: seen by who sees the thing, edited by who wrote them.
  ['steward', `select from projects.comments`, 3],
  ['outsider', `select from projects.comments`, 0],
  ['pi', `update projects.comments set body = 'mine' where id = ${the('comment')}`, '42501'],
  ['member', `update projects.comments set body = 'mine' where id = ${the('comment')}`, 1],
  [
    'outsider',
    `insert into projects.comments (tenant_id, id, project_id, about_type, about_id, author_id, body) values ('${t}', gen_random_uuid(), ${the('project')}, 'allocation_requests', ${the('request')}, ${the('outsider')}, 'n')`,
    '42501',
  ],
]
