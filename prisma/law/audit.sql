set local role tenure_audit;

/* One trigger function for all tables, one insert a statement. No exception block: what can't be audited does not happen. */
create or replace function audit.capture() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  claims text[] := ctx.claims(); project text; tenant text := '%1$s.tenant_id'; key text := 'o.tenant_id = n.tenant_id and o.id = n.id'; action text := coalesce(nullif(current_setting('app.action', true), ''), 'sql');
  withheld text[]; ignored text[]; fields text; source text; lost bigint;
begin
  -- Beside the read-only transaction, in which this is never reached.
  if claims[5] = 'IMPERSONATION' then raise exception 'Who looks as another person changes nothing.' using errcode = '42501'; end if;
  select coalesce(array_agg(m.column_name) filter (where m.mark = 'WITHHELD'), '{}'), coalesce(array_agg(m.column_name) filter (where m.mark = 'IGNORED'), '{}')
    into withheld, ignored from audit.column_marks m where m.table_schema = tg_table_schema and m.table_name = tg_table_name;
  -- A tenant's own row is its tenant's.
  if tg_table_schema = 'identity' and tg_table_name = 'tenants' then tenant := '%1$s.id'; key := 'o.id = n.id'; end if;
  project := case
    when tg_table_schema = 'projects' and tg_table_name = 'projects' then '%1$s.id'
    when exists (select from pg_attribute a where a.attrelid = tg_relid and a.attname = 'project_id' and not a.attisdropped) then '%1$s.project_id'
    when exists (select from pg_attribute a where a.attrelid = tg_relid and a.attname = 'source_project_id' and not a.attisdropped) then '%1$s.source_project_id'
    else 'null::uuid' end;
  if tg_op = 'UPDATE' then
    execute 'select (select count(*) from old_t) - count(*) from new_t n join old_t o on ' || key into lost;
    if lost <> 0 then raise exception 'The key of %.% may not change.', tg_table_schema, tg_table_name using errcode = 'TN002'; end if;
    source := format('select %s as tenant_id, n.id, %s as project_id, json_build_object(''old'', d.was, ''new'', d.became) as details
      from new_t n join old_t o on %s
      cross join lateral (
        select json_object_agg(a.key, case when a.key = any ($1) then ''"[withheld]"''::jsonb else a.value end) was,
               json_object_agg(a.key, case when a.key = any ($1) then ''"[withheld]"''::jsonb else b.value end) became,
               count(*) filter (where a.key not in (''version'', ''updated_at'', ''updated_by'')) changes
        from jsonb_each(to_jsonb(o)) a join jsonb_each(to_jsonb(n)) b using (key)
        where a.value is distinct from b.value and a.key <> all ($2)) d
      where d.changes > 0', format(tenant, 'n'), format(project, 'n'), key);
  else
    -- Each column is written by itself, in the order and the form that jsonb has: taking every row apart and putting it together
    -- again was two thirds of an import. concat_ws leaves out what is null; of a JSON column also JSON's own null.
    select string_agg(case
        when a.attname = any (withheld) then format('case when nullif(to_jsonb(n.%1$I), ''null'') is not null then %2$L end', a.attname, to_json(a.attname) || ' : "[withheld]"')
        when a.atttypid = any ('{uuid,text,bool,int2,int4,int8,numeric,date,timestamptz}'::regtype[]) then format('%2$L || to_json(n.%1$I)', a.attname, to_json(a.attname) || ' : ')
        else format('%2$L || nullif(to_jsonb(n.%1$I), ''null'')::text', a.attname, to_json(a.attname) || ' : ') end,
        ', ' order by octet_length(a.attname), a.attname collate "C")
      into fields from pg_attribute a where a.attrelid = tg_relid and a.attnum > 0 and not a.attisdropped and a.attname <> all (ignored);
    source := format('select %s as tenant_id, n.id, %s as project_id, (%L || concat_ws('', '', %s) || '' }}'')::json as details from %s n',
      format(tenant, 'n'), format(project, 'n'), format('{"%s" : { ', case tg_op when 'INSERT' then 'new' else 'old' end), fields,
      case tg_op when 'INSERT' then 'new_t' else 'old_t' end);
  end if;
  execute format('insert into audit.audit_logs (created_at, tenant_id, resource_id, project_id, details, actor_kind, user_id, session_id, api_token_id,
      action, resource_type, reason, request_id, ip_address, user_agent)
    select $3, s.tenant_id, s.id, s.project_id, s.details, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 from (%s) s', source)
  using withheld, ignored, ctx.now(), coalesce(claims[5], 'DATABASE:' || session_user), claims[2]::uuid, claims[3]::uuid, claims[4]::uuid,
    action || case when action = 'sql' then ':' || lower(tg_op) else '' end, tg_table_name,
    nullif(current_setting('app.reason', true), ''), nullif(current_setting('app.request_id', true), '')::uuid,
    nullif(current_setting('app.ip', true), '')::inet, nullif(current_setting('app.agent', true), '');
  return null;
end $$;

/* What an operation wants remembered that changes no row: a sign-in, an export, a refusal of permission. */
create or replace function audit.record(p_action text, p_resource_type text, p_resource uuid, p_project uuid, p_details json, p_reason text)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare claims text[] := ctx.claims();
begin
  if claims is null then raise exception 'There is no context to record under.' using errcode = '42501'; end if;
  insert into audit.audit_logs (created_at, tenant_id, actor_kind, user_id, session_id, api_token_id, impersonator_id, action, resource_type, resource_id, project_id, details, reason, request_id, ip_address, user_agent)
  values (ctx.now(), claims[1]::uuid, claims[5], claims[2]::uuid, claims[3]::uuid, claims[4]::uuid, claims[7]::uuid, p_action, p_resource_type, p_resource, p_project, coalesce(p_details, '{}'), p_reason,
    nullif(current_setting('app.request_id', true), '')::uuid, nullif(current_setting('app.ip', true), '')::inet, nullif(current_setting('app.agent', true), ''));
end $$;

create or replace function audit.forbid() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is not allowed.', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
end $$;

/* Makes the months that are missing, from p_back months ago to p_ahead months ahead; answers how many it made. */
create or replace function audit.ensure_partitions(p_ahead integer default 12, p_back integer default 0) returns integer language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare m timestamp; n integer := 0; name text; part regclass;
begin
  if p_ahead not between 0 and 120 or p_back not between 0 and 600 then raise exception 'Months are made from 50 years ago to 10 years ahead.' using errcode = '22023'; end if;
  for i in -p_back..p_ahead loop
    m := date_trunc('month', now() at time zone 'UTC') + make_interval(months => i);
    name := 'audit_logs_' || to_char(m, 'YYYY_MM');
    if to_regclass('audit.' || name) is null then
      execute format('create table audit.%I partition of audit.audit_logs for values from (%L) to (%L)', name,
        m at time zone 'UTC', (m + interval '1 month') at time zone 'UTC');
      n := n + 1;
    end if;
  end loop;
  -- A statement on a partition does not fire its parent's trigger.
  for part in select i.inhrelid::regclass from pg_inherits i where i.inhparent = 'audit.audit_logs'::regclass
    and not exists (select from pg_trigger g where g.tgrelid = i.inhrelid and g.tgname = 'frozen') loop
    execute format('create trigger frozen before update or delete or truncate on %s for each statement execute function audit.forbid()', part);
    execute format('alter table %s enable always trigger frozen', part);
  end loop;
  return n;
end $$;

/* Writes an entity's past: the whole row as it became, into <entity>_history. Arguments: history table, its entity column, the project's column. */
create or replace function audit.snapshot() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute format('insert into %s (tenant_id, id, %s version, action, changed_by, changed_at, change_summary, snapshot, %I)
    select n.tenant_id, gen_random_uuid(), %s n.version, $1, $2, $3, $4, to_jsonb(n), n.id from new_t n', tg_argv[0],
    case when tg_argv[2] = '' then '' else 'project_id,' end, tg_argv[1], case when tg_argv[2] = '' then '' else format('n.%I,', tg_argv[2]) end)
  using coalesce(nullif(current_setting('app.action', true), ''), 'sql:' || lower(tg_op)), (ctx.claims())[2]::uuid, ctx.now(), nullif(current_setting('app.reason', true), '');
  return null;
end $$;

select audit.ensure_partitions(12, 18);

drop trigger if exists frozen on audit.audit_logs;
create trigger frozen before update or delete or truncate on audit.audit_logs for each statement execute function audit.forbid();
alter table audit.audit_logs enable always trigger frozen;

alter table audit.audit_logs enable row level security;
alter table audit.audit_logs force row level security;
drop policy if exists tenant on audit.audit_logs;
drop policy if exists readers on audit.audit_logs;
drop policy if exists capture on audit.audit_logs;
drop policy if exists backup on audit.audit_logs;
drop policy if exists reread on audit.audit_logs;
create policy tenant on audit.audit_logs as restrictive to tenure_app using (tenant_id = (select ctx.tenant())) with check (tenant_id = (select ctx.tenant()));
create policy readers on audit.audit_logs for select to tenure_app
  using ((select ctx.can('audit:read')) or project_id = any (array(select ctx.projects_to('administer'))));
create policy capture on audit.audit_logs for insert to tenure_audit with check (true);
create policy reread on audit.audit_logs for select to tenure_audit using (true);
create policy backup on audit.audit_logs for select to tenure_backup using (true);
grant select on audit.audit_logs, audit.column_marks to tenure_app, tenure_backup;
grant select, insert, update, delete on audit.column_marks to tenure_owner;

grant execute on function audit.capture(), audit.snapshot(), audit.forbid() to tenure_owner, tenure_authz;
grant execute on function audit.record(text, text, uuid, uuid, json, text) to tenure_app, tenure_authz;
grant execute on function audit.ensure_partitions(integer, integer) to tenure_owner;
