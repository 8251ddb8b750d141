import type { Check } from '../check.ts'
import { exempt, otherReferences } from '../exemptions.ts'

export const check03: Check = {
  number: 3,
  name: 'references carry the tenant',
  because: 'Row level security does not bind a foreign key: by a bare id a row may point into another tenant.',
  sql: `select t.object || '.' || k.conname as object, pg_get_constraintdef(k.oid) as detail
    from pg_constraint k join tables t on t.oid = k.conrelid join tenant_tables r on r.oid = k.confrelid
    where k.contype = 'f' and t.object || '.' || k.conname not in ${exempt(otherReferences)}
      and not exists (select from generate_subscripts(k.conkey, 1) i
        join columns a on a.attrelid = k.conrelid and a.attnum = k.conkey[i] and a.attname = 'tenant_id'
        join columns b on b.attrelid = k.confrelid and b.attnum = k.confkey[i] and b.attname = 'tenant_id')
    order by 1`,
  mend: 'Make {object} a composite foreign key (tenant_id, …) references … (tenant_id, …).',
}
