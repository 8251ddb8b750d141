-- Supply and demand as they are told to who keeps the facility.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* The facility's months, for whoever sees all allocations. Held at an instant: the least supply and the most granted of a month; by the
   month: what flowed. Given is what shares set aside at the month's end (now, in the running one); used is what was drawn in it. */
create or replace function allocations.supply_months(p_types uuid[], p_first timestamptz, p_months integer)
returns table (resource_type_id uuid, starts_at timestamptz, ends_at timestamptz, supply numeric, granted numeric, given numeric, used numeric, free numeric, overcommitted boolean)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); everyone uuid[];
begin
  if not ctx.can('allocation:read') then return; end if;
  everyone := array(select p.id from projects.projects p where p.tenant_id = t);
  return query
  with months as (
    select (date_trunc('month', p_first at time zone 'UTC') + make_interval(months => k)) at time zone 'UTC' s, (date_trunc('month', p_first at time zone 'UTC') + make_interval(months => k + 1)) at time zone 'UTC' e
    from generate_series(0, least(p_months, 60) - 1) k),
  steps as materialized (select * from allocations.supply_steps(p_types, date_trunc('month', p_first at time zone 'UTC') at time zone 'UTC')),
  stood as (
    select x.resource_type_id, m.s, min(x.supply) least, max(x.granted) most, min(x.supply - x.granted) free, bool_or(x.granted > x.supply) beyond,
      round(sum(x.supply * p.part), 4) flowed_in, round(sum(x.granted * p.part), 4) flowed_out
    from months m join steps x on x.starts_at < m.e and (x.ends_at is null or x.ends_at > m.s)
    cross join lateral (select (extract(epoch from least(x.ends_at, m.e)) - extract(epoch from greatest(x.starts_at, m.s))) / (extract(epoch from m.e) - extract(epoch from m.s)) part) p
    group by 1, 2),
  lent as (
    select m.s, r.resource_type_id, sum(r.amount) amount from months m
    cross join lateral allocations.rules_at(t, everyone, case when m.e > ctx.now() and m.s <= ctx.now() then ctx.now() else m.e - interval '1 millisecond' end) r
    where r.resource_type_id = any (p_types) group by 1, 2),
  drawn as (
    select m.s, a.resource_type_id, sum(d.amount) amount
    from months m join allocations.draws d on d.tenant_id = t and d.drawn_at >= m.s and d.drawn_at < m.e
    join allocations.allocations a on a.tenant_id = t and a.id = d.allocation_id and a.resource_type_id = any (p_types) group by 1, 2)
  select x.resource_type_id, m.s, m.e, case r.supply_basis when 'PER_MONTH' then x.flowed_in else x.least end, case r.supply_basis when 'PER_MONTH' then x.flowed_out else x.most end,
    coalesce(l.amount, 0.0000), coalesce(d.amount, 0.0000), case r.supply_basis when 'PER_MONTH' then x.flowed_in - x.flowed_out else x.free end, r.supply_policy <> 'UNLIMITED' and x.beyond
  from months m join stood x on x.s = m.s
  join allocations.resource_types r on r.tenant_id = t and r.id = x.resource_type_id
  left join lent l on l.s = m.s and l.resource_type_id = x.resource_type_id
  left join drawn d on d.s = m.s and d.resource_type_id = x.resource_type_id
  order by 1, 2;
end $$;

/* The same for whoever sees all allocations; nobody else learns what the facility granted in all. */
create or replace function allocations.supply_over_time(p_types uuid[], p_from timestamptz)
returns table (resource_type_id uuid, starts_at timestamptz, ends_at timestamptz, supply numeric, granted numeric)
language sql stable security definer rows 100 set search_path = pg_catalog, pg_temp as $$
  select * from allocations.supply_steps(case when ctx.can('allocation:read') then p_types else '{}' end, p_from)
$$;

revoke execute on function allocations.supply_months(uuid[], timestamptz, integer), allocations.supply_over_time(uuid[], timestamptz) from public;
grant execute on function allocations.supply_months(uuid[], timestamptz, integer), allocations.supply_over_time(uuid[], timestamptz) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
