-- What is told because a day comes: ends of allocations, what is received shrinking, data shares without storage or steward.
-- The worker asks this in each tenant's context, as often as it likes: what was told is not told again, and what was missed is told once, at the
-- nearest threshold. docs/notifications.md tells the rules.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* The threshold in days that a day to come has reached: the nearest of these, or none. A day is 24 hours. */
create or replace function allocations.threshold_reached(p_day timestamptz, p_at timestamptz, p_days integer[]) returns integer language sql immutable parallel safe
as $$ select min(d) from unnest(p_days) d where p_day > p_at and p_day <= p_at + d * interval '24 hours' $$;

/* A quantity for people: 1,250.5 core-hours of CPU. */
create or replace function allocations.amount_said(p_quantity numeric, p_unit text, p_type text) returns text language sql immutable parallel safe
as $$ select rtrim(to_char(p_quantity, 'FM999,999,999,999,990.9999'), '.') || ' ' || p_unit || ' of ' || p_type $$;

/* Who keeps projects: their PIs and resource managers who may come in. */
create or replace function allocations.keepers(p_projects uuid[]) returns table (project_id uuid, user_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.project_id, k.user_id from (
    select p.id project_id, p.pi_owner_id user_id from projects.projects p where p.tenant_id = ctx.tenant() and p.id = any (p_projects)
    union select m.project_id, m.user_id from projects.project_resource_managers m where m.tenant_id = ctx.tenant() and m.project_id = any (p_projects)) k
  where ctx.lets_in(ctx.tenant(), k.user_id, ctx.now())
$$;

/* Allocations that end: at 90, 60, 30 and 7 days before, unless that is more than half of their time, and once they have. */
create or replace function allocations.ends_to_tell(p_at timestamptz) returns table (kind text, key text, project_id uuid, about_type text, about_id uuid, details jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.kind, x.id || ' ' || to_char(x.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || coalesce(' ' || x.threshold, ''), x.project_id, 'allocations', x.id,
    jsonb_build_object('what', allocations.amount_said(x.quantity, r.unit, r.name), 'date', to_char(x.ends_at at time zone 'UTC', 'YYYY-MM-DD'), 'days', x.threshold)
  from (
    select a.*, t.threshold, case when t.threshold is null then 'allocation.expired' when a.renewal = 'MANUAL' then 'allocation.renewal_due' else 'allocation.expiring' end kind
    from allocations.allocations a cross join lateral (select allocations.threshold_reached(a.ends_at, p_at, '{7,30,60,90}') threshold,
      case when a.renewal = 'MANUAL' then a.period_end - a.period_start else a.ends_at - a.starts_at end span) t
    where a.tenant_id = ctx.tenant() and a.ends_at > p_at - interval '720 hours' and a.ends_at <= p_at + interval '2160 hours' and a.ends_at > a.starts_at
      and (a.ends_at <= p_at or t.threshold * interval '48 hours' <= t.span)
  ) x join allocations.resource_types r on r.tenant_id = x.tenant_id and r.id = x.resource_type_id
$$;

/* What is received, and will be less or is: where an allocation of the source or the rule itself ends, by what both give the moment before and then.
   Told 30 and 7 days before, and once it has come; nothing where another allocation takes over. The project is the recipient. */
create or replace function allocations.shrinkings_to_tell(p_at timestamptz) returns table (kind text, key text, project_id uuid, about_type text, about_id uuid, details jsonb)
language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
declare c record;
begin
  for c in
    select e.at, array_agg(distinct e.source_id) sources, t.threshold from (
      select a.ends_at at, a.project_id source_id, case when a.renewal = 'MANUAL' then a.period_end - a.period_start else a.ends_at - a.starts_at end span from allocations.allocations a
      where a.tenant_id = ctx.tenant() and a.ends_at > p_at - interval '720 hours' and a.ends_at <= p_at + interval '720 hours'
        and exists (select from allocations.resource_shares s where s.tenant_id = a.tenant_id and s.source_project_id = a.project_id and s.starts_at < a.ends_at and (s.ends_at is null or s.ends_at >= a.ends_at))
      union all
      select s.ends_at, s.source_project_id, s.ends_at - s.starts_at from allocations.resource_shares s
      where s.tenant_id = ctx.tenant() and s.ends_at > p_at - interval '720 hours' and s.ends_at <= p_at + interval '720 hours'
    ) e cross join lateral (select allocations.threshold_reached(e.at, p_at, '{7,30}') threshold) t
    where e.at <= p_at or t.threshold * interval '48 hours' <= e.span group by e.at, t.threshold order by e.at
  loop
    return query
    select case when c.threshold is null then 'share.ended' else 'share.shrinking' end,
      concat_ws(' ', b.source_project_id, b.recipient_project_id, b.resource_type_id, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), c.threshold),
      b.recipient_project_id, 'resource_shares', b.resource_share_id,
      jsonb_build_object('what', allocations.amount_said(b.amount - coalesce(n.amount, 0), r.unit, r.name), 'source', p.public_id || ' ' || p.name,
        'date', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD'), 'days', c.threshold)
    from allocations.rules_at(ctx.tenant(), c.sources, c.at - interval '1 millisecond') b
    left join allocations.rules_at(ctx.tenant(), c.sources, c.at) n on n.source_project_id = b.source_project_id and n.recipient_project_id = b.recipient_project_id and n.resource_type_id = b.resource_type_id
    join allocations.resource_types r on r.tenant_id = ctx.tenant() and r.id = b.resource_type_id
    join projects.projects p on p.tenant_id = ctx.tenant() and p.id = b.source_project_id
    where b.source_project_id = any (c.sources) and b.amount > coalesce(n.amount, 0);
  end loop;
end $$;

/* Data shares that lose their storage, 30 and 7 days before, and those whose own steward may no longer come in. */
create or replace function allocations.data_shares_to_tell(p_at timestamptz) returns table (kind text, key text, project_id uuid, about_type text, about_id uuid, details jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'data_share.ending', d.id || ' ' || to_char(a.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ' ' || t.threshold, d.project_id, 'data_shares', d.id,
    jsonb_build_object('what', d.name, 'date', to_char(a.ends_at at time zone 'UTC', 'YYYY-MM-DD'), 'days', t.threshold)
  from allocations.data_shares d join allocations.allocations a on a.tenant_id = d.tenant_id and a.id = d.source_allocation_id
  cross join lateral (select allocations.threshold_reached(a.ends_at, p_at, '{7,30}') threshold) t
  where d.tenant_id = ctx.tenant() and d.released_at is null and t.threshold is not null and t.threshold * interval '48 hours' <= a.ends_at - a.starts_at
  union all
  select 'steward.missing', d.id || ' ' || d.data_steward_id, d.project_id, 'data_shares', d.id, jsonb_build_object('what', d.name, 'person', u.full_name)
  from allocations.data_shares d join identity.users u on u.tenant_id = d.tenant_id and u.id = d.data_steward_id
  where d.tenant_id = ctx.tenant() and d.released_at is null and (u.status <> 'ACTIVE' or u.deleted_at is not null)
$$;

/* Tells at most p_limit of these things to who keeps their projects, of a data share to its steward too; answers how many it told of. */
create or replace function allocations.tell_days(p_limit integer) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare x record; n integer := 0;
begin
  if ctx.tenant() is null then return 0; end if;
  perform set_config('app.action', 'tellOfDays', true);
  for x in
    with days as materialized (
      select * from allocations.ends_to_tell(ctx.now()) union all select * from allocations.shrinkings_to_tell(ctx.now()) union all select * from allocations.data_shares_to_tell(ctx.now())
    ), told as (
      select d.kind, d.key, d.project_id, d.about_type, d.about_id, d.details, k.user_id from days d
      join projects.projects p on p.tenant_id = ctx.tenant() and p.id = d.project_id and p.deleted_at is null
      join allocations.keepers(array(select distinct y.project_id from days y)) k on k.project_id = d.project_id
      union
      select d.kind, d.key, d.project_id, d.about_type, d.about_id, d.details, s.data_steward_id from days d
      join allocations.data_shares s on d.kind = 'data_share.ending' and s.tenant_id = ctx.tenant() and s.id = d.about_id and ctx.lets_in(s.tenant_id, s.data_steward_id, ctx.now())
      join projects.projects p on p.tenant_id = ctx.tenant() and p.id = d.project_id and p.deleted_at is null
    )
    select t.kind, t.key, t.project_id, t.about_type, t.about_id, t.details, array_agg(t.user_id order by t.user_id) people from told t
    where not exists (select from identity.notifications o where o.tenant_id = ctx.tenant() and o.user_id = t.user_id and o.kind = t.kind and o.key = t.key)
    group by 1, 2, 3, 4, 5, 6 order by 1, 2 limit p_limit
  loop
    perform identity.notify(x.people, x.kind, x.key, x.project_id, x.about_type, x.about_id, jsonb_strip_nulls(x.details));
    n := n + 1;
  end loop;
  return n;
end $$;

/* The institutions whose days are looked at. */
create or replace function allocations.tenants_with_days() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id from identity.tenants t where t.deleted_at is null and exists (select from projects.projects p where p.tenant_id = t.id)
$$;

grant execute on function allocations.tell_days(integer), allocations.tenants_with_days() to tenure_worker;
grant execute on function allocations.tell_days(integer) to tenure_owner;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
