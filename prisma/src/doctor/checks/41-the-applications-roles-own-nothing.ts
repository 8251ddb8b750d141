import type { Check } from '../check.ts'

export const check41: Check = {
  number: 41,
  name: 'the application’s roles own nothing',
  because: 'An owner may drop the policies and triggers of what it owns.',
  sql: `select r.rolname as object, 'owns ' || pg_describe_object(d.classid, d.objid, d.objsubid) as detail from pg_shdepend d join app_roles r on r.oid = d.refobjid
    where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass and d.dbid in (0, (select oid from pg_database where datname = current_database())) order by 1, 2`,
  mend: 'reassign owned by {object} to tenure_owner;',
}
