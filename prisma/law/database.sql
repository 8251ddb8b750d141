-- What hangs on the database itself. A copy or a restore has none of it: here it comes with every start.
do $$
declare x record;
begin
  execute format('grant connect on database %I to tenure_app, tenure_door, tenure_worker, tenure_backup', current_database());
  -- A temporary table or function of one's own could stand in front of the real one.
  execute format('revoke create, temporary on database %I from public', current_database());
  -- Large objects know no tenants. Only a superuser can take them from PUBLIC.
  if (select r.rolsuper from pg_roles r where r.rolname = current_user) then
    revoke execute on function pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea) from public;
  end if;
  -- Every right that the law gives is given anew below: one that it no longer gives is gone.
  for x in
    select distinct format('table %s', c.oid::regclass) as object, a.grantee::regrole as grantee from pg_class c
      cross join lateral (select * from aclexplode(c.relacl) union all
        select e.* from pg_attribute t cross join lateral aclexplode(t.attacl) e where t.attrelid = c.oid) a
      where c.relnamespace::regnamespace::text in ('identity', 'projects', 'allocations', 'audit', 'past') and c.relkind in ('r', 'p', 'v') and a.grantee not in (0, c.relowner)
    union all select distinct format('routine %s', p.oid::regprocedure), a.grantee::regrole from pg_proc p cross join lateral aclexplode(p.proacl) a
      where p.pronamespace::regnamespace::text in ('ctx', 'identity', 'projects', 'allocations', 'audit', 'past') and a.grantee not in (0, p.proowner)
  loop
    execute format('revoke all on %s from %s', x.object, x.grantee);
  end loop;
end $$;

revoke create on schema public from public;
