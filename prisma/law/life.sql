-- The life of a thing: what the trail says of it and of what belongs to it. And what was refused.
set local role tenure_audit;

/* A thing and what belongs to it, with what belonged to it and was removed: what the trail says of them all is its life. */
create or replace function audit.family(p_type text, p_id uuid) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare ids uuid[] := array[p_id]; c record; gone uuid[];
begin
  for c in select child, child_column, array_agg(child_id) filter (where child_id is not null) as living from ctx.children_of(p_type, p_id) group by 1, 2 loop
    ids := ids || coalesce(c.living, '{}');
    -- A row that was removed was told whole when it was: its column says whose it was.
    execute format('select array_agg(r.resource_id) from (select y.resource_id, y.details from (select x.resource_id, x.details from audit.audit_logs x
        where x.tenant_id = %L and x.resource_type = %L order by x.created_at desc, x.seq desc limit 20000) y
      where y.details -> ''new'' is null and y.details #>> array[''old'', %L] = %L limit 200) r', ctx.tenant(), c.child, c.child_column, p_id) into gone;
    ids := ids || coalesce(gone, '{}');
  end loop;
  return ids;
end $$;

/* Remembers that somebody was refused a deed for want of permission. The project is the one in which the thing was last seen to be. */
create or replace function audit.refuse(p_type text, p_resource uuid, p_project uuid, p_details json, p_reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare project uuid := p_project;
begin
  if project is null and p_resource is not null then
    select x.project_id into project from audit.audit_logs x where x.tenant_id = ctx.tenant() and x.resource_id = p_resource and x.project_id is not null
     order by x.created_at desc, x.seq desc limit 1;
  end if;
  perform audit.record('refuse', p_type, p_resource, project, p_details, p_reason);
end $$;

set local role tenure_authz;

/* The rows that belong to a thing: those that fall with it, and those of the same context named after it. A row of another part of the
   house that merely mentions it is none. */
create or replace function ctx.children_of(p_type text, p_id uuid) returns table (child text, child_column text, child_id uuid) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare k record;
begin
  for k in
    select c.relname as child, a.attname as col, c.oid::regclass as tbl
    from pg_class p join pg_constraint r on r.contype = 'f' and r.confrelid = p.oid join pg_class c on c.oid = r.conrelid
    join lateral unnest(r.conkey, r.confkey) as u (own, theirs) on true
    join pg_attribute t on t.attrelid = p.oid and t.attnum = u.theirs and t.attname = 'id' join pg_attribute a on a.attrelid = c.oid and a.attnum = u.own
    where p.relname = p_type and p.relkind = 'r' and p.relnamespace::regnamespace::text not in ('audit', 'ctx', 'public') and c.oid <> p.oid
      and exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'audit_i')
      and (r.confdeltype = 'c' or (c.relnamespace = p.relnamespace and a.attname in (rtrim(p_type, 's') || '_id', 'source_' || rtrim(p_type, 's') || '_id')))
      and (r.confdeltype = 'c' or exists (select from pg_attribute q where q.attrelid = p.oid and q.attname = 'project_id')
        or not exists (select from pg_attribute q where q.attrelid = c.oid and q.attname = 'project_id'))
  loop
    return query execute format('select %L::text, %L::text, x.id from (select null::uuid as id union all (select y.id from %s y where y.tenant_id = $1 and y.%I = $2 limit 500)) x', k.child, k.col, k.tbl, k.col)
      using ctx.tenant(), p_id;
  end loop;
end $$;
revoke execute on function ctx.children_of(text, uuid) from public;
grant execute on function ctx.children_of(text, uuid) to tenure_audit;
set local role tenure_audit;
revoke execute on function audit.family(text, uuid), audit.refuse(text, uuid, uuid, json, text) from public;
grant execute on function audit.refuse(text, uuid, uuid, json, text) to tenure_app;
