import type { As } from './as.ts'
import { id } from './house.ts'

const t = id('a', 'tenant')
const the = (name: string) => `'${id('a', name)}'`

/** Who changes the supply and who may not, and what comes of it. */
export const supplyDeeds: readonly (readonly [As['person'], string, string | number])[] = [
  // Supply: read by all, changed by who keeps the resource types; what was granted beyond it is written once.
  ['member', 'select from allocations.resource_supplies', 1],
  ['pi', `update allocations.resource_supplies set quantity = 1`, 0],
  [
    'pi',
    `insert into allocations.resource_supplies (tenant_id, id, resource_type_id, name, quantity, starts_at) values ('${t}', gen_random_uuid(), ${the('cpu')}, 'Mine', 1, now())`,
    '42501',
  ],
  ['admin', `update allocations.resource_supplies set quantity = 6000`, 1],
  ['admin', `update allocations.resource_supplies set resource_type_id = ${the('disk')}`, '42501'],
  ['outsider', 'select from allocations.overcommitments', 0],
  ['member', 'select from allocations.overcommitments', 1],
  ['manager', `update allocations.overcommitments set granted = 2000`, '42501'],
  [
    'outsider',
    `insert into allocations.overcommitments (tenant_id, id, resource_type_id, project_id, allocation_id, is_storage_type, begins_at, supply, granted) values ('${t}', gen_random_uuid(), ${the('cpu')}, ${the('project')}, ${the('hours')}, false, now(), 1, 2)`,
    '42501',
  ],
  [
    'manager',
    `insert into allocations.overcommitments (tenant_id, id, resource_type_id, project_id, allocation_id, is_storage_type, begins_at, supply, granted, made_by) values ('${t}', gen_random_uuid(), ${the('cpu')}, ${the('project')}, ${the('hours')}, false, now(), 1, 2, ${the('admin')})`,
    '42501',
  ],
]
