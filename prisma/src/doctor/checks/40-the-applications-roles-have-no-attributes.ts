import type { Check } from '../check.ts'

export const check40: Check = {
  number: 40,
  name: 'the application’s roles have no attributes',
  because: 'A superuser or a role with BYPASSRLS passes every wall; one that makes roles makes itself such a one.',
  sql: `select r.rolname as object, x.has as detail from app_roles r cross join lateral (select concat_ws(', ', case when r.rolsuper then 'superuser' end,
      case when r.rolbypassrls then 'bypassrls' end, case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end, case when r.rolreplication then 'replication' end) as has) x
    where x.has <> ''
    union all select n.name, 'does not exist' from (values ('tenure_app'), ('tenure_door'), ('tenure_worker')) n (name) where n.name not in (select rolname from app_roles)
    order by 1`,
  mend: 'alter role {object} nosuperuser nobypassrls nocreaterole nocreatedb noreplication; a missing one comes with tenure db migrate.',
}
