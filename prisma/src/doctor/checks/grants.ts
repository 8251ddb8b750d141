import type { Check } from '../check.ts'

/** Rights on tables: by name, on the parent, and no more than four. */
export const grants: readonly Check[] = [
  {
    number: 45,
    name: 'PUBLIC has no table',
    because: 'What PUBLIC may, every role may that anybody will ever make.',
    sql: `select x.object, string_agg(x.right, ', ' order by x.right) as detail from (
        select t.object, lower(a.privilege_type) as right from relations t cross join lateral aclexplode(t.relacl) a where a.grantee = 0
        union select c.table_object, lower(a.privilege_type) || ' (' || c.attname || ')' from columns c cross join lateral aclexplode(c.attacl) a where a.grantee = 0) x
      group by 1 order by 1`,
    mend: 'revoke all on {object} from public;',
  },
  {
    number: 47,
    name: 'partitions are reached through their parent',
    because: 'A partition has no policies of its own: whoever may read it directly reads every tenant.',
    sql: `select t.object, 'granted to ' || string_agg(distinct case a.grantee when 0 then 'public' else a.grantee::regrole::text end, ', ') as detail
      from relations t cross join lateral aclexplode(t.relacl) a where t.relispartition and a.grantee <> t.relowner group by 1 order by 1`,
    mend: 'revoke all on {object} from it; grants are on the parent only.',
  },
  {
    number: 48,
    name: 'tables are read and written, no more',
    because:
      'TRUNCATE asks no policy; REFERENCES tells by its errors which ids exist; TRIGGER runs code in others’ transactions.',
    sql: `select t.object, r.rolname || ': ' || string_agg(distinct lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end, ', ') as detail
      from tables t cross join lateral (select * from aclexplode(t.relacl) union all select e.* from columns c cross join lateral aclexplode(c.attacl) e where c.attrelid = t.oid) a
      join app_roles r on r.oid = a.grantee where a.is_grantable or a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') group by 1, r.rolname order by 1, 2`,
    mend: 'Revoke it on {object} from {detail}.',
  },
  {
    number: 49,
    name: 'nothing is granted beforehand',
    because: 'Default privileges open tables that do not exist yet, before anyone has thought about their policies.',
    sql: `select d.defaclrole::regrole::text as object, string_agg(distinct format('%s on %s to %s', lower(a.privilege_type), d.defaclobjtype, case a.grantee when 0 then 'public' else a.grantee::regrole::text end), ', ') as detail
      from pg_default_acl d cross join lateral aclexplode(d.defaclacl) a where a.grantee = 0 or a.grantee in (select oid from app_roles) group by 1 order by 1`,
    mend: 'alter default privileges for role {object} revoke: {detail}.',
  },
]
