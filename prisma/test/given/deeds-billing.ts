import type { As } from './as.ts'
import { id } from './house.ts'

const t = id('a', 'tenant')
const the = (name: string) => `'${id('a', name)}'`
const rate = `insert into allocations.rates (tenant_id, id, resource_type_id, basis, price, currency, valid_from) values ('${t}', gen_random_uuid(), ${the('cpu')}, `

/** Who sets prices and sees statements, and what comes of it. */
export const billingDeeds: readonly (readonly [As['person'], string, string | number])[] = [
  // The price list is everyone's to read, and its keepers' to add to; a price in use is never edited, and two never hold at once.
  ['outsider', 'select from allocations.rates', 1],
  ['pi', `${rate} 'ALLOCATED', 1, 'EUR', '2026-01-01')`, '42501'],
  ['admin', `${rate} 'ALLOCATED', 1, 'EUR', '2026-01-01')`, 1],
  ['admin', `${rate} 'USED', 1, 'EUR', '2026-06-01')`, '23P01'],
  ['admin', `update allocations.rates set price = 0`, '42501'],
  ['admin', `update allocations.rates set valid_until = '2026-06-01'`, 1],
  ['pi', `update allocations.rates set valid_until = '2026-06-01'`, 0],
  ['pi', `update allocations.discounts set valid_until = '2026-06-01'`, 0],
  [
    'admin',
    `insert into allocations.discounts (tenant_id, id, project_class_id, resource_type_id, percent, valid_from) values ('${t}', gen_random_uuid(), ${the('class')}, ${the('cpu')}, 20, '2027-01-01')`,
    '23P01',
  ],
  ['pi', `delete from allocations.classed_projects`, 0],
  ['outsider', 'select from allocations.classed_projects', 0],
  // Statements are their project's to see; nobody writes them but the functions, which ask for the permission.
  ['pi', 'select from allocations.statement_lines', 2],
  ['outsider', 'select from allocations.statements', 0],
  ['outsider', 'select from allocations.statement_lines', 0],
  ['admin', `update allocations.statements set total = 0`, '42501'],
  ['admin', `delete from allocations.statement_lines`, '42501'],
  ['pi', `select allocations.issue_statements('2026-02-01')`, '42501'],
  ['admin', `select allocations.issue_statements('2026-02-01')`, 1],
  ['admin', `select allocations.issue_statements('2026-04-01')`, 'TN014'],
  ['admin', `select allocations.issue_month('2026-02-01')`, '42501'],
  [
    'pi',
    `select allocations.enter_line(gen_random_uuid(), ${the('project')}, 'EUR', '{"amount": 1, "reason": "x"}')`,
    '42501',
  ],
  ['pi', `select from allocations.bill_preview('2026-02-01')`, 0],
]
