import type { Check } from '../check.ts'

export const check48: Check = {
  number: 48,
  name: 'tables are read and written, no more',
  because:
    'TRUNCATE asks no policy; REFERENCES tells by its errors which ids exist; TRIGGER runs code in others’ transactions.',
  sql: `select t.object, r.rolname || ': ' || string_agg(distinct lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end, ', ') as detail
    from tables t cross join lateral (select * from aclexplode(t.relacl) union all select e.* from columns c cross join lateral aclexplode(c.attacl) e where c.attrelid = t.oid) a
    join app_roles r on r.oid = a.grantee where a.is_grantable or a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') group by 1, r.rolname order by 1, 2`,
  mend: 'Revoke it on {object} from {detail}.',
}
