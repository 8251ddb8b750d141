import type { Check } from '../check.ts'
import { exempt, otherKeys, otherReferences, withoutTenant } from '../exemptions.ts'

/** Every row belongs to a tenant, and refers to rows of the same. */
export const tenancy: readonly Check[] = [
  {
    number: 1,
    name: 'every table has a tenant',
    because: 'A row of nobody’s is a row of everybody’s: no policy can tell whose it is.',
    sql: `select t.object, 'has no column tenant_id uuid not null' as detail from tables t
      where t.object not in ${exempt(withoutTenant)} and not exists (select from columns c where c.attrelid = t.oid and c.attname = 'tenant_id' and c.type = 'uuid' and c.attnotnull)
      order by 1`,
    mend: 'Add tenant_id uuid not null to {object}, or name it among the exemptions with the reason.',
  },
  {
    number: 2,
    name: 'primary keys lead with the tenant',
    because: 'References carry the tenant only where the key does, and a tenant’s rows lie together only then.',
    sql: `select t.object, coalesce(pg_get_constraintdef(k.oid), 'has no primary key') as detail
      from tenant_tables t left join pg_constraint k on k.conrelid = t.oid and k.contype = 'p'
      where t.object not in ${exempt(otherKeys)}
        and not exists (select from columns c where c.attrelid = t.oid and c.attname = 'tenant_id' and c.attnum = k.conkey[1])
      order by 1`,
    mend: 'Make it primary key (tenant_id, id) on {object}.',
  },
  {
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
  },
]
