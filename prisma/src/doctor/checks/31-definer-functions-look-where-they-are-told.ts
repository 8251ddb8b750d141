import type { Check } from '../check.ts'

export const check31: Check = {
  number: 31,
  name: 'definer functions look where they are told',
  because:
    'A function with its owner’s rights that follows the caller’s search path runs the caller’s own tables and operators with them.',
  sql: `select r.object, coalesce(array_to_string(r.proconfig, ', '), 'has no search_path') as detail from routines r
    where r.prosecdef and not coalesce('search_path=pg_catalog, pg_temp' = any (r.proconfig), false) order by 1`,
  mend: 'alter function {object} set search_path = pg_catalog, pg_temp; and name schemas in its body.',
}
