import type { Check } from '../check.ts'

export const check45: Check = {
  number: 45,
  name: 'PUBLIC has no table',
  because: 'What PUBLIC may, every role may that anybody will ever make.',
  sql: `select x.object, string_agg(x.right, ', ' order by x.right) as detail from (
      select t.object, lower(a.privilege_type) as right from relations t cross join lateral aclexplode(t.relacl) a where a.grantee = 0
      union select c.table_object, lower(a.privilege_type) || ' (' || c.attname || ')' from columns c cross join lateral aclexplode(c.attacl) a where a.grantee = 0) x
    group by 1 order by 1`,
  mend: 'revoke all on {object} from public;',
}
