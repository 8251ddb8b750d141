import type { Check } from '../check.ts'

export const check32: Check = {
  number: 32,
  name: 'definer functions belong to roles that the wall binds',
  because: 'One that belongs to a superuser, or to a role with BYPASSRLS, sees every tenant whatever its body says.',
  sql: `select r.object, 'belongs to ' || o.rolname as detail from routines r join pg_roles o on o.oid = r.proowner
    where r.prosecdef and (o.rolsuper or o.rolbypassrls) order by 1`,
  mend: 'alter function {object} owner to tenure_authz;',
}
