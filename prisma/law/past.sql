-- The facility at an earlier time. Each view stands for the table of its name and shows its rows as they were at ctx.as_of(), from the
-- history and never from the trail; a request of the past reads these in the tables' place (docs/decisions/0020). They show with their
-- reader's rights, so that row level security decides by what somebody may see now.
set local role tenure_authz;

/* The moment that a request of the past looks at; absent, its own. Says what is looked at, never who may look: so it needs no mark. */
create or replace function ctx.as_of() returns timestamptz language sql stable parallel restricted
as $$ select coalesce(nullif(current_setting('app.as_of', true), '')::timestamptz, ctx.now()) $$;
grant execute on function ctx.as_of() to tenure_app, tenure_owner, tenure_audit, tenure_backup;

set local role tenure_owner;

/* Rows that are never taken away, by their history. Columns in `fixed` never change: they come from the row itself, with its indexes. */
create or replace procedure past.show(tbl regclass, history regclass, key text, fixed text[]) language plpgsql as $$
declare columns text := (select string_agg(format(case when a.attname = any (fixed || array['tenant_id', 'id', 'created_at']) then 'x.%I' else 's.%I' end, a.attname), ', ' order by a.attnum)
  from pg_attribute a where a.attrelid = tbl and a.attnum > 0 and not a.attisdropped);
begin
  call past.make(tbl, format('select %s from %s x
    cross join lateral (select h.snapshot from %s h where h.tenant_id = x.tenant_id and h.%I = x.id and h.changed_at <= (select ctx.as_of()) order by h.version desc limit 1) h
    cross join lateral jsonb_populate_record(null::%s, h.snapshot) s', columns, tbl, history, key, tbl));
end $$;

/* Parts that may be taken away again, by their history alone: `part` is their column for what they are a part of. */
create or replace procedure past.show_parts(tbl regclass, history regclass, key text, part text) language plpgsql as $$
declare columns text := (select string_agg(case when a.attname = 'id' then format('h.%I', key) || ' as id' when a.attname in ('tenant_id', 'user_id', part) then format('h.%I', a.attname) else format('s.%I', a.attname) end, ', ' order by a.attnum)
  from pg_attribute a where a.attrelid = tbl and a.attnum > 0 and not a.attisdropped);
begin
  call past.make(tbl, format('select %s from %s h cross join lateral jsonb_populate_record(null::%s, h.snapshot) s
    where not h.removed and h.changed_at <= (select ctx.as_of())
      and not exists (select from %s l where l.tenant_id = h.tenant_id and l.%I = h.%I and l.version > h.version and l.changed_at <= (select ctx.as_of()))', columns, history, tbl, history, key, key));
end $$;

/* Rows that are only ever added: those that were there. */
create or replace procedure past.show_until(tbl regclass, since text) language plpgsql as $$
begin
  call past.make(tbl, format('select * from %s where %I <= (select ctx.as_of())', tbl, since));
end $$;

/* Makes the view that stands for a table. */
create or replace procedure past.make(tbl regclass, query text) language plpgsql as $$
declare name text := (select c.relname from pg_class c where c.oid = tbl);
begin
  execute format('drop view if exists past.%I', name);
  execute format('create view past.%I with (security_invoker = true) as %s', name, query);
  execute format('comment on view past.%I is %L', name, tbl::text);
  execute format('grant select on past.%I to tenure_app, tenure_authz', name);
end $$;

call past.show('projects.projects', 'projects.project_history', 'project_id', array['public_id', 'created_by']);
call past.show('allocations.allocations', 'allocations.allocation_history', 'allocation_id', array['project_id', 'resource_type_id', 'is_storage_type', 'allocation_model', 'starts_at']);
call past.show('allocations.allocation_periods', 'allocations.allocation_period_history', 'allocation_period_id', array['allocation_id', 'project_id', 'is_storage_type', 'k', 'starts_at']);
call past.show('allocations.resource_shares', 'allocations.resource_share_history', 'resource_share_id', array['source_project_id', 'recipient_project_id', 'resource_type_id', 'starts_at']);
call past.show('allocations.data_shares', 'allocations.data_share_history', 'data_share_id', array['project_id', 'source_allocation_id', 'is_storage_type', 'storage_subtype']);
call past.show_parts('projects.project_members', 'projects.project_member_history', 'project_member_id', 'project_id');
call past.show_parts('projects.project_resource_managers', 'projects.project_resource_manager_history', 'project_resource_manager_id', 'project_id');
call past.show_parts('identity.security_group_members', 'identity.security_group_member_history', 'security_group_member_id', 'group_id');
call past.show_until('allocations.draws', 'drawn_at');
call past.show_until('projects.project_history', 'changed_at');
call past.show_until('allocations.allocation_history', 'changed_at');
call past.show_until('allocations.resource_share_history', 'changed_at');
call past.show_until('allocations.data_share_history', 'changed_at');
call past.show_until('audit.audit_logs', 'created_at');

-- People are shown as they are; which project was their default, as it was. Only the columns that the application may read.
do $$
declare columns text := (select string_agg(case a.attname when 'default_project_id' then '(select h.default_project_id from projects.default_project_history h
    where h.tenant_id = x.tenant_id and h.user_id = x.id and h.changed_at <= (select ctx.as_of()) order by h.version desc limit 1) as default_project_id' else format('x.%I', a.attname) end, ', ' order by a.attnum)
  from pg_attribute a where a.attrelid = 'identity.users'::regclass and a.attnum > 0 and not a.attisdropped and has_column_privilege('tenure_app', a.attrelid, a.attnum, 'select'));
begin
  call past.make('identity.users', format('select %s from identity.users x', columns));
end $$;

/* The same function over the past: its text, with what has a past read there. So the arithmetic of the past is that of the present. */
create or replace procedure past.repeat(routines regprocedure[]) language plpgsql as $$
declare fn regprocedure; body text; x record;
begin
  foreach fn in array routines loop
    body := pg_get_functiondef(fn);
    for x in select d.description as name from pg_class c join pg_description d on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0 where c.relnamespace = 'past'::regnamespace and c.relkind = 'v'
      union select p.pronamespace::regnamespace || '.' || p.proname from pg_proc p where p.oid = any (routines) loop
      body := regexp_replace(body, '\m' || replace(x.name, '.', '\.') || '\M', 'past.' || split_part(x.name, '.', 2), 'g');
    end loop;
    execute format('drop function if exists past.%I(%s)', (select p.proname from pg_proc p where p.oid = fn), pg_get_function_identity_arguments(fn));
    execute body;
  end loop;
end $$;
grant execute on procedure past.repeat(regprocedure[]) to tenure_authz;
grant create on schema past to tenure_authz;
set local role tenure_authz;
call past.repeat(array['projects.matching(text, boolean)', 'allocations.own_at(uuid, uuid[], timestamptz)', 'allocations.rules_at(uuid, uuid[], timestamptz)', 'allocations.draws_at(uuid, uuid[], timestamptz)',
  'allocations.entitlement_terms(uuid[], timestamptz)', 'allocations.entitlements(uuid[], timestamptz)', 'allocations.type_totals(uuid[], timestamptz)', 'allocations.share_amounts(uuid[], timestamptz)',
  'allocations.data_share_facts(uuid[], timestamptz)', 'allocations.data_share_accesses(uuid[])', 'allocations.project_references(uuid[])', 'allocations.facts(uuid[], uuid[], timestamptz)']::regprocedure[]);
do $$
declare fn regprocedure;
begin
  for fn in select p.oid from pg_proc p where p.pronamespace = 'past'::regnamespace and p.prokind = 'f' and p.proowner = current_user::regrole loop execute format('revoke execute on function %s from public', fn); end loop;
end $$;
grant execute on function past.matching(text, boolean), past.entitlements(uuid[], timestamptz), past.entitlement_terms(uuid[], timestamptz), past.type_totals(uuid[], timestamptz), past.share_amounts(uuid[], timestamptz),
  past.data_share_facts(uuid[], timestamptz), past.data_share_accesses(uuid[]), past.project_references(uuid[]), past.facts(uuid[], uuid[], timestamptz) to tenure_app;
set local role tenure_owner;
revoke create on schema past from tenure_authz;
