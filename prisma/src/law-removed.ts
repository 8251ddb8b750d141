/** Whose tables and functions the law is about; ctx's one table is shape, with its policy. */
const schemas = `array['identity', 'projects', 'allocations', 'audit', 'past']`

/**
 * Takes the whole law back: policies, triggers, functions and grants; the shape stays, with row level security forced.
 * Without a policy nobody but the owner's own functions reads or writes a row: what is half way down is closed.
 * ctx.now() alone stays, as the first migration made it, because defaults of columns call it.
 */
export const lawRemoved = `
do $$
declare x record;
begin
  for x in select p.polname, p.polrelid::regclass as tbl from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace::regnamespace::text = any (${schemas}) loop
    execute format('drop policy %I on %s', x.polname, x.tbl);
  end loop;
  for x in select t.tgname, t.tgrelid::regclass as tbl from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and t.tgparentid = 0 and c.relnamespace::regnamespace::text = any (${schemas}) loop
    execute format('drop trigger %I on %s', x.tgname, x.tbl);
  end loop;
  -- What shows the past reads the functions that go next.
  for x in select c.oid::regclass as shown from pg_class c where c.relnamespace::regnamespace::text = 'past' and c.relkind = 'v' loop
    execute format('drop view %s', x.shown);
  end loop;
  for x in select p.oid::regprocedure as routine from pg_proc p
    where p.pronamespace::regnamespace::text = any (${schemas} || 'ctx'::text) and p.oid <> 'ctx.now()'::regprocedure
    -- An aggregate stands on a function.
    order by p.prokind <> 'a' loop
    execute format('drop routine %s', x.routine);
  end loop;
  for x in select distinct c.oid::regclass as tbl, a.grantee::regrole as grantee from pg_class c
    cross join lateral (select * from aclexplode(c.relacl) union all
      select e.* from pg_attribute t cross join lateral aclexplode(t.attacl) e where t.attrelid = c.oid) a
    where c.relnamespace::regnamespace::text = any (${schemas}) and c.relkind in ('r', 'p', 'S') and a.grantee not in (0, c.relowner) loop
    execute format('revoke all on %s from %s', x.tbl, x.grantee);
  end loop;
end $$;
create or replace function ctx.now() returns timestamptz language sql stable as $f$ select date_trunc('milliseconds', transaction_timestamp()) $f$;
do $$
declare x record;
begin
  for x in select distinct a.grantee::regrole as grantee from pg_proc p cross join lateral aclexplode(p.proacl) a
    where p.oid = 'ctx.now()'::regprocedure and a.grantee not in (0, p.proowner) loop
    execute format('revoke all on function ctx.now() from %s', x.grantee);
  end loop;
end $$;
alter function ctx.now() parallel unsafe;
grant execute on function ctx.now() to public`
