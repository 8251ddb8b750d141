import type { Check } from '../check.ts'

export const check49: Check = {
  number: 49,
  name: 'nothing is granted beforehand',
  because: 'Default privileges open tables that do not exist yet, before anyone has thought about their policies.',
  sql: `select d.defaclrole::regrole::text as object, string_agg(distinct format('%s on %s to %s', lower(a.privilege_type), d.defaclobjtype, case a.grantee when 0 then 'public' else a.grantee::regrole::text end), ', ') as detail
    from pg_default_acl d cross join lateral aclexplode(d.defaclacl) a where a.grantee = 0 or a.grantee in (select oid from app_roles) group by 1 order by 1`,
  mend: 'alter default privileges for role {object} revoke: {detail}.',
}
