-- Recording use: lines are compared with what stands, in one statement however many they are. What they add is charged by usage-charged.sql.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* One recorder at a time in a tenant: two that bring the same file do not both find it new. */
create or replace function allocations.lock_usage() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('allocations.usage:' || ctx.tenant()::text, 0))
$$;

/* The project of an account: what somebody mapped, for that cluster before every other, else the project with that public id. */
create or replace function allocations.account_project(p_cluster text, p_account text) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.project_id from (
    select a.project_id, case when a.cluster is null then 1 else 0 end as n from allocations.usage_accounts a
      where a.tenant_id = ctx.tenant() and a.account = p_account and (a.cluster is null or a.cluster = p_cluster)
    union all select p.id, 2 from projects.projects p where p.tenant_id = ctx.tenant() and p.public_id = replace(upper(btrim(p_account)), '_', '-')) x
  order by x.n limit 1
$$;

/* Takes what waits under an import into the ledger of use and answers how many lines were new, changed, the same, and of which accounts
   nobody knows the project. A line told otherwise than before adds the difference; told of another project, day or person it takes back
   there and adds here. Of lines about one thing the last of the file counts. How many lines wait nobody has counted for the planner, who would
   take them for one and go through the accounts and people for each: so loops are off, but for the look-up of what stands, which has its index. */
create or replace function allocations.settle_usage(p_import uuid) returns jsonb language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp set work_mem = '256MB' set enable_nestloop = off as $$
declare t uuid := ctx.tenant(); told jsonb; whence text; at timestamptz := ctx.now();
begin
  if not ctx.can('usage:record') then raise exception 'Recording use needs usage:record.' using errcode = '42501'; end if;
  select i.origin into strict whence from allocations.usage_imports i where i.tenant_id = t and i.id = p_import and i.recorded_by = ctx.uid();
  with repeated as materialized (
    select s.external_id, s.resource_type_id, max(s.line) as line from allocations.usage_staging s
    where s.tenant_id = t and s.usage_import_id = p_import group by 1, 2 having count(*) > 1
  ), accounts as materialized (
    select a.cluster, a.account, allocations.account_project(a.cluster, a.account) as project_id
    from (select distinct s.cluster, s.account from allocations.usage_staging s where s.tenant_id = t and s.usage_import_id = p_import) a
  ), people as materialized (
    select a.username, u.id from (select distinct s.username from allocations.usage_staging s where s.tenant_id = t and s.usage_import_id = p_import and s.username is not null) a
    join identity.users u on u.tenant_id = t and lower(u.username) = lower(a.username)
  ), judged as materialized (
    select s.*, a.project_id, p.id as user_id, o.revision, o.total as was, o.ends_at as was_end, o.starts_at as was_start, o.user_id as was_user, o.username as was_name, o.project_id as was_project,
      (s.ends_at at time zone 'UTC')::date as used_on,
      case when a.project_id is null then 'UNKNOWN_ACCOUNT' when d.line > s.line then 'REPEATED' when o.revision is null then 'NEW'
        when s.kind = 'MEASURED' and s.ends_at < o.ends_at then 'OUTDATED'
        when s.quantity = o.total and a.project_id = o.project_id and (s.kind = 'MEASURED' or (s.ends_at, s.starts_at) = (o.ends_at, o.starts_at))
          and p.id is not distinct from o.user_id and s.username is not distinct from o.username then 'SAME'
        else 'CHANGED' end as what
    from allocations.usage_staging s
    join accounts a on a.account = s.account and a.cluster is not distinct from s.cluster
    left join people p on p.username = s.username
    left join repeated d on d.external_id = s.external_id and d.resource_type_id = s.resource_type_id
    left join lateral (select r.* from allocations.usage_records r where r.tenant_id = t and r.origin = whence and r.external_id = s.external_id
      and r.resource_type_id = s.resource_type_id order by r.revision desc limit 1) o on true
    where s.tenant_id = t and s.usage_import_id = p_import
  ), fresh as materialized (
    select j.external_id, j.resource_type_id, j.kind, coalesce(j.revision, 0) + case when j.moved then 2 else 1 end as revision, j.project_id, j.used_on,
        j.quantity - case when j.moved or j.was is null then 0 else j.was end as quantity, j.quantity as total, j.user_id, j.username, j.starts_at, j.ends_at, j.cluster, j.details
      from (select x.*, x.revision is not null and (x.project_id, x.user_id, x.username) is distinct from (x.was_project, x.was_user, x.was_name)
        or x.kind = 'CONSUMED' and x.used_on <> (x.was_end at time zone 'UTC')::date as moved from judged x where x.what in ('NEW', 'CHANGED')) j
    union all
    select j.external_id, j.resource_type_id, j.kind, j.revision + 1, j.was_project, case j.kind when 'MEASURED' then j.used_on else (j.was_end at time zone 'UTC')::date end,
        -j.was, 0, j.was_user, j.was_name, case j.kind when 'MEASURED' then j.starts_at else j.was_start end, case j.kind when 'MEASURED' then j.ends_at else j.was_end end, j.cluster, j.details
      from judged j where j.what = 'CHANGED' and ((j.project_id, j.user_id, j.username) is distinct from (j.was_project, j.was_user, j.was_name)
        or j.kind = 'CONSUMED' and j.used_on <> (j.was_end at time zone 'UTC')::date)
  ), placed as materialized (
    -- A day's id is made from what it is, so that its rows need not be looked for among all days.
    select f.*, md5(concat_ws(' ', p_import, f.project_id, f.resource_type_id, f.used_on, f.kind))::uuid as day_id from fresh f
  ), charges as (
    insert into allocations.usage_charges (tenant_id, id, usage_import_id, project_id, resource_type_id, used_on, kind, amount, uncharged, recorded_at)
    select t, f.day_id, p_import, f.project_id, f.resource_type_id, f.used_on, f.kind, sum(f.quantity), sum(f.quantity), at from placed f group by 2, 4, 5, 6, 7
  ), records as (
    insert into allocations.usage_records (tenant_id, origin, external_id, resource_type_id, revision, usage_charge_id, project_id, user_id, username, quantity, total, starts_at, ends_at, cluster, details)
    select t, whence, f.external_id, f.resource_type_id, f.revision, f.day_id, f.project_id, f.user_id, f.username, f.quantity, f.total, f.starts_at, f.ends_at, f.cluster, f.details
    from placed f
  )
  select jsonb_build_object('counts', coalesce((select jsonb_object_agg(c.what, c.n) from (select j.what, count(*)::int as n from judged j group by 1) c), '{}'),
    'accounts', coalesce((select jsonb_agg(to_jsonb(u)) from (select j.account, j.cluster, count(*)::int as lines, min(j.line) as "firstLine" from judged j
      where j.what = 'UNKNOWN_ACCOUNT' group by 1, 2 order by 3 desc, 1 limit 1000) u), '[]'),
    'people', coalesce((select jsonb_agg(to_jsonb(u)) from (select j.username, count(*)::int as lines from judged j
      where j.username is not null and j.user_id is null and j.what in ('NEW', 'CHANGED') group by 1 order by 2 desc, 1 limit 200) u), '[]'),
    'others', coalesce((select jsonb_agg(to_jsonb(u)) from (select j.line, j.what from judged j where j.what in ('REPEATED', 'OUTDATED') order by 1 limit 1000) u), '[]'))
  into told;
  delete from allocations.usage_staging s where s.tenant_id = t and s.usage_import_id = p_import;
  return told;
end $$;

revoke execute on function allocations.lock_usage(), allocations.account_project(text, text), allocations.settle_usage(uuid) from public;
grant execute on function allocations.lock_usage(), allocations.settle_usage(uuid) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
