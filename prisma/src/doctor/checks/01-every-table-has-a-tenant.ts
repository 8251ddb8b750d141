import type { Check } from '../check.ts'
import { exempt, withoutTenant } from '../exemptions.ts'

export const check01: Check = {
  number: 1,
  name: 'every table has a tenant',
  because: 'A row of nobody’s is a row of everybody’s: no policy can tell whose it is.',
  sql: `select t.object, 'has no column tenant_id uuid not null' as detail from tables t
    where t.object not in ${exempt(withoutTenant)} and not exists (select from columns c where c.attrelid = t.oid and c.attname = 'tenant_id' and c.type = 'uuid' and c.attnotnull)
    order by 1`,
  mend: 'Add tenant_id uuid not null to {object}, or name it among the exemptions with the reason.',
}
