import type { Check } from '../check.ts'
import { exempt, otherKeys } from '../exemptions.ts'

export const check02: Check = {
  number: 2,
  name: 'primary keys lead with the tenant',
  because: 'References carry the tenant only where the key does, and a tenant’s rows lie together only then.',
  sql: `select t.object, coalesce(pg_get_constraintdef(k.oid), 'has no primary key') as detail
    from tenant_tables t left join pg_constraint k on k.conrelid = t.oid and k.contype = 'p'
    where t.object not in ${exempt(otherKeys)}
      and not exists (select from columns c where c.attrelid = t.oid and c.attname = 'tenant_id' and c.attnum = k.conkey[1])
    order by 1`,
  mend: 'Make it primary key (tenant_id, id) on {object}.',
}
