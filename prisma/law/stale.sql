-- The law is these files and nothing else: what an earlier version of them made, and this one did not touch, goes.
-- Every function, policy and trigger of the law was written by the transaction that now ends; the rest has another xmin.
do $$
declare x record; of_law text[] := array['identity', 'projects', 'allocations', 'audit', 'past'];
begin
  for x in select p.polname, p.polrelid::regclass as tbl from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace::regnamespace::text = any (of_law) and p.xmin <> pg_current_xact_id()::xid loop
    execute format('drop policy %I on %s', x.polname, x.tbl);
  end loop;
  -- A partition has the trail's own trigger, made once with it.
  for x in select t.tgname, t.tgrelid::regclass as tbl from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and not c.relispartition and c.relnamespace::regnamespace::text = any (of_law) and t.xmin <> pg_current_xact_id()::xid loop
    execute format('drop trigger %I on %s', x.tgname, x.tbl);
  end loop;
  for x in select c.oid::regclass as shown from pg_class c where c.relnamespace = 'past'::regnamespace and c.relkind = 'v' and c.xmin <> pg_current_xact_id()::xid loop
    execute format('drop view %s', x.shown);
  end loop;
  for x in select p.oid::regprocedure as routine, p.xmin <> pg_current_xact_id()::xid as stale from pg_proc p
    where p.pronamespace::regnamespace::text = any (of_law || 'ctx'::text) order by p.prokind <> 'a' loop
    if x.stale then
      execute format('drop routine %s', x.routine);
    else
      -- PostgreSQL gives every new function to everyone.
      execute format('revoke execute on routine %s from public', x.routine);
    end if;
  end loop;
end $$;
