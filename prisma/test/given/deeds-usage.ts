import type { As } from './as.ts'
import { id } from './house.ts'

const the = (name: string) => `'${id('a', name)}'`

/** Who records use and who may not, and what comes of it. */
export const usageDeeds: readonly (readonly [As['person'], string, string | number])[] = [
  // Use is recorded by the facility's functions; what was recorded stays; a cap is the PI's and the resource manager's to set.
  ['member', `select from allocations.usage_records`, 1],
  ['outsider', `select from allocations.usage_records`, 0],
  ['admin', `update allocations.usage_records set quantity = 0`, '42501'],
  ['admin', `delete from allocations.usage_records`, '42501'],
  ['admin', `select from allocations.usage_staging`, '42501'],
  ['admin', `update allocations.usage_charges set uncharged = 0, charged = amount`, '42501'],
  ['pi', `select allocations.settle_usage(${the('usage import')})`, '42501'],
  ['admin', `update allocations.usage_imports set summary = '{}'`, 0],
  ['pi', `update allocations.usage_caps set amount = 1`, 1],
  ['member', `update allocations.usage_caps set amount = 1000`, 0],
  ['pi', `update allocations.usage_rules set weight = 0`, 0],
  ['pi', `delete from allocations.usage_accounts`, 0],
]
