import type { Check } from '../check.ts'

export const check20: Check = {
  number: 20,
  name: 'no enums',
  because:
    'Equality on an enum is not leakproof: under row level security no index serves it (160 times slower), and a value can’t be taken back.',
  sql: `select c.object, 'of type ' || c.type as detail from columns c join pg_type t on t.oid = c.atttypid where t.typtype = 'e' order by 1`,
  mend: 'Make {object} text with a check constraint.',
}
