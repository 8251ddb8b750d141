import type { Check } from '../check.ts'
import { walled } from '../walled.ts'

export const check04: Check = {
  number: 4,
  name: 'row level security is enabled and forced',
  because:
    'Not forced, it does not bind the table’s owner, and every function that runs as the owner sees all tenants.',
  sql: `select t.object, case when t.relrowsecurity then 'enabled, not forced' else 'not enabled' end as detail from ${walled}
    and not (t.relrowsecurity and t.relforcerowsecurity) order by 1`,
  mend: 'alter table {object} enable row level security, force row level security;',
}
