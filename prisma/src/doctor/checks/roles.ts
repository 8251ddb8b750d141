import type { Check } from '../check.ts'

/** Who signs in can do nothing but what the law grants. */
export const roles: readonly Check[] = [
  {
    number: 40,
    name: 'the application’s roles have no attributes',
    because: 'A superuser or a role with BYPASSRLS passes every wall; one that makes roles makes itself such a one.',
    sql: `select r.rolname as object, x.has as detail from app_roles r cross join lateral (select concat_ws(', ', case when r.rolsuper then 'superuser' end,
        case when r.rolbypassrls then 'bypassrls' end, case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end, case when r.rolreplication then 'replication' end) as has) x
      where x.has <> ''
      union all select n.name, 'does not exist' from (values ('tenure_app'), ('tenure_door'), ('tenure_worker')) n (name) where n.name not in (select rolname from app_roles)
      order by 1`,
    mend: 'alter role {object} nosuperuser nobypassrls nocreaterole nocreatedb noreplication; a missing one comes with tenure db migrate.',
  },
  {
    number: 41,
    name: 'the application’s roles own nothing',
    because: 'An owner may drop the policies and triggers of what it owns.',
    sql: `select r.rolname as object, 'owns ' || pg_describe_object(d.classid, d.objid, d.objsubid) as detail from pg_shdepend d join app_roles r on r.oid = d.refobjid
      where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass and d.dbid in (0, (select oid from pg_database where datname = current_database())) order by 1, 2`,
    mend: 'reassign owned by {object} to tenure_owner;',
  },
  {
    number: 42,
    name: 'the application’s roles are members of nothing',
    because: 'A member may become the role it is a member of.',
    sql: `select r.rolname as object, 'is a member of ' || m.roleid::regrole as detail from pg_auth_members m join app_roles r on r.oid = m.member order by 1, 2`,
    mend: 'Revoke the membership: {object} {detail}.',
  },
  {
    number: 43,
    name: 'the application’s roles create nothing',
    because: 'An object of one’s own can stand in front of the real one, and a temporary table can fill the disk.',
    sql: `select r.rolname as object, 'may create in schema ' || n.nspname as detail from app_roles r cross join ours n where has_schema_privilege(r.oid, n.oid, 'CREATE')
      union all select r.rolname, 'may ' || lower(p.privilege) || ' in the database' from app_roles r cross join (values ('CREATE'), ('TEMPORARY')) p (privilege)
        where has_database_privilege(r.oid, current_database(), p.privilege)
      order by 1, 2`,
    mend: 'Replay the law (tenure db migrate), or revoke it from PUBLIC: {object} {detail}.',
  },
  {
    number: 44,
    name: 'the owning roles never sign in',
    because:
      'Definer functions run as them: a password, or a right to pass the wall, would be a way around every policy.',
    sql: `select r.rolname as object, x.has as detail from owner_roles r cross join lateral (select concat_ws(', ', case when r.rolcanlogin then 'login' end,
        case when r.rolsuper then 'superuser' end, case when r.rolbypassrls then 'bypassrls' end) as has) x where x.has <> '' order by 1`,
    mend: 'alter role {object} nologin nosuperuser nobypassrls;',
  },
]
