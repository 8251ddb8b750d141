import type { Check } from '../check.ts'

export const check30: Check = {
  number: 30,
  name: 'PUBLIC executes nothing',
  because: 'PostgreSQL lets everyone call a new function until that is taken back.',
  sql: `select r.object, 'may be called by PUBLIC' as detail from routines r
    where exists (select from aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) a where a.grantee = 0 and a.privilege_type = 'EXECUTE')
      and r.prorettype <> 'trigger'::regtype or exists (select from aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) a where a.grantee = 0) and r.prosecdef
    order by 1`,
  mend: 'revoke execute on function {object} from public; and grant it to the roles that need it.',
}
