import type { Check } from '../check.ts'

export const check42: Check = {
  number: 42,
  name: 'the application’s roles are members of nothing',
  because: 'A member may become the role it is a member of.',
  sql: `select r.rolname as object, 'is a member of ' || m.roleid::regrole as detail from pg_auth_members m join app_roles r on r.oid = m.member order by 1, 2`,
  mend: 'Revoke the membership: {object} {detail}.',
}
