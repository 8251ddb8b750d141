import type { Check } from '../check.ts'

export const check43: Check = {
  number: 43,
  name: 'the application’s roles create nothing',
  because: 'An object of one’s own can stand in front of the real one, and a temporary table can fill the disk.',
  sql: `select r.rolname as object, 'may create in schema ' || n.nspname as detail from app_roles r cross join ours n where has_schema_privilege(r.oid, n.oid, 'CREATE')
    union all select r.rolname, 'may ' || lower(p.privilege) || ' in the database' from app_roles r cross join (values ('CREATE'), ('TEMPORARY')) p (privilege)
      where has_database_privilege(r.oid, current_database(), p.privilege)
    order by 1, 2`,
  mend: 'Replay the law (tenure db migrate), or revoke it from PUBLIC: {object} {detail}.',
}
