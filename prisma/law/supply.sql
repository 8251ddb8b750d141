-- Supply and demand: what the facility has of a type, against what it has granted. Both are steps in time; of a type that is
-- supplied by the month, an allocation counts with its quantity by the month (a quarter's third, a year's twelfth, rounded down).
set local role tenure_owner;
call ctx.protect('allocations.resource_supplies');
call ctx.protect('allocations.overcommitments');

create policy r on allocations.resource_supplies for select to tenure_app using (true);
create policy c on allocations.resource_supplies for insert to tenure_app with check ((select ctx.can('resource_type:update')));
create policy u on allocations.resource_supplies for update to tenure_app using ((select ctx.can('resource_type:update')));
grant select, insert, update (name, quantity, starts_at, ends_at, note) on allocations.resource_supplies to tenure_app;
grant update (supply_basis, supply_policy) on allocations.resource_types to tenure_app;
create or replace trigger touch before update on allocations.resource_supplies for each row execute function ctx.touch();

-- Told to whoever sees the allocation; made by whoever may grant it, or may change the supply.
create policy r on allocations.overcommitments for select to tenure_app
  using ((select ctx.can('allocation:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy c on allocations.overcommitments for insert to tenure_app
  with check (made_by is not distinct from (select ctx.uid()) and case when allocation_id is null then (select ctx.can('resource_type:update'))
    else (select ctx.can('allocation:create')) or (select ctx.can('allocation:update')) or project_id = any (array(select ctx.projects_to('allocate'))) end);
grant select, insert on allocations.overcommitments to tenure_app;

grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* How many calendar months a span has: one at least. */
create or replace function allocations.months_between(p_from timestamptz, p_to timestamptz) returns integer language sql immutable parallel safe as $$
  select greatest(1, ((extract(year from p_to at time zone 'UTC') - extract(year from p_from at time zone 'UTC')) * 12
    + extract(month from p_to at time zone 'UTC') - extract(month from p_from at time zone 'UTC'))::int)
$$;

/* What is supplied (negative) and granted (positive) of types from an instant on: each a span with its amount. A renewing subscription goes on past its last period. */
create or replace function allocations.supply_spans(p_types uuid[], p_from timestamptz)
returns table (resource_type_id uuid, id uuid, starts_at timestamptz, ends_at timestamptz, amount numeric)
language sql stable security definer rows 1000 set search_path = pg_catalog, pg_temp as $$
  select a.resource_type_id, a.id, greatest(s.starts_at, p_from), s.ends_at, case r.supply_basis when 'PER_MONTH' then trunc(s.quantity / s.months, 4) else s.quantity end
  from allocations.resource_types r
  join allocations.allocations a on a.tenant_id = r.tenant_id and a.resource_type_id = r.id and (a.ends_at is null or a.ends_at > p_from)
  cross join lateral (select case a.billing_period when 'MONTH' then 1 when 'QUARTER' then 3 when 'YEAR' then 12 end months) b
  cross join lateral (
    select p.starts_at, least(p.ends_at, a.ends_at) ends_at, p.quantity, coalesce(b.months, allocations.months_between(p.starts_at, p.ends_at)) months
    from allocations.allocation_periods p where p.tenant_id = a.tenant_id and p.allocation_id = a.id and p.ends_at > p_from
    union all
    select (select max(l.ends_at) from allocations.allocation_periods l where l.tenant_id = a.tenant_id and l.allocation_id = a.id), null, a.quantity, b.months where a.ends_at is null
  ) s
  where r.tenant_id = ctx.tenant() and r.id = any (p_types) and (s.ends_at is null or s.ends_at > greatest(s.starts_at, p_from))
  union all
  select u.resource_type_id, u.id, greatest(u.starts_at, p_from), u.ends_at, -u.quantity from allocations.resource_supplies u
  where u.tenant_id = ctx.tenant() and u.resource_type_id = any (p_types) and (u.ends_at is null or u.ends_at > greatest(u.starts_at, p_from))
$$;

/* Supply and demand of types over time, from an instant on: one row for each step. */
create or replace function allocations.supply_steps(p_types uuid[], p_from timestamptz)
returns table (resource_type_id uuid, starts_at timestamptz, ends_at timestamptz, supply numeric, granted numeric)
language sql stable security definer rows 100 set search_path = pg_catalog, pg_temp as $$
  with spans as materialized (select * from allocations.supply_spans(p_types, p_from)),
  turns as (
    select x.resource_type_id, x.at, sum(x.amount) filter (where x.supplied) s, sum(x.amount) filter (where not x.supplied) g from (
      select t, p_from, 0.0000, true from unnest(p_types) t
      union all select s.resource_type_id, s.starts_at, s.amount, s.amount < 0 from spans s
      union all select s.resource_type_id, s.ends_at, -s.amount, s.amount < 0 from spans s where s.ends_at is not null
    ) x (resource_type_id, at, amount, supplied) group by 1, 2)
  select t.resource_type_id, t.at, lead(t.at) over w, coalesce(-sum(t.s) over w, 0.0000), coalesce(sum(t.g) over w, 0.0000)
  from turns t window w as (partition by t.resource_type_id order by t.at)
$$;

/* Takes the types a decision is about, one decider at a time for each, and answers what the things to be changed are in them now; null
   where none of the types has a limit. A limit set at the same moment holds for the next decision: no limit says what was granted before it. */
create or replace function allocations.watch_supply(p_types uuid[], p_touched uuid[], p_from timestamptz) returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare limited uuid[] := array(select r.id from allocations.resource_types r where r.tenant_id = ctx.tenant() and r.id = any (p_types) and r.supply_policy <> 'UNLIMITED' order by r.id);
begin
  if cardinality(limited) = 0 then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('allocations.supply:' || x.id::text, 0)) from unnest(limited) x (id);
  return jsonb_build_object('types', to_jsonb(limited), 'spans', coalesce((select jsonb_agg(to_jsonb(s)) from allocations.supply_spans(limited, p_from) s where s.id = any (p_touched)), '[]'));
end $$;

/* Where more is granted than there is, of the types of a watch, at times at which the change of p_touched made it more (or the supply less): the first such instant of each type. */
create or replace function allocations.supply_gaps(p_watch jsonb, p_touched uuid[], p_from timestamptz)
returns table (resource_type_id uuid, policy text, begins_at timestamptz, supply numeric, granted numeric)
language sql stable security definer rows 5 set search_path = pg_catalog, pg_temp as $$
  with types as (select array(select jsonb_array_elements_text(p_watch -> 'types')::uuid) ids),
  spans as materialized (select s.* from types t, allocations.supply_spans(t.ids, p_from) s),
  before as (select b.* from jsonb_to_recordset(p_watch -> 'spans') b (resource_type_id uuid, starts_at timestamptz, ends_at timestamptz, amount numeric)),
  turns as (
    select x.resource_type_id, x.at, sum(x.amount) filter (where x.amount < 0 and x.opens or x.amount > 0 and not x.opens) s,
      sum(x.amount) filter (where x.amount > 0 and x.opens or x.amount < 0 and not x.opens) g, sum(x.raised) r
    from (
      select s.resource_type_id, s.starts_at, s.amount, true, case when s.id = any (p_touched) then s.amount end from spans s
      union all select s.resource_type_id, s.ends_at, -s.amount, false, case when s.id = any (p_touched) then -s.amount end from spans s where s.ends_at is not null
      union all select b.resource_type_id, greatest(b.starts_at, p_from), null, true, -b.amount from before b
      union all select b.resource_type_id, b.ends_at, null, false, b.amount from before b where b.ends_at is not null
    ) x (resource_type_id, at, amount, opens, raised) group by 1, 2),
  totals as (
    select t.resource_type_id, t.at, coalesce(-sum(t.s) over w, 0.0000) supply, coalesce(sum(t.g) over w, 0.0000) granted, coalesce(sum(t.r) over w, 0) raised
    from turns t window w as (partition by t.resource_type_id order by t.at))
  select distinct on (t.resource_type_id) t.resource_type_id, r.supply_policy, t.at, t.supply, t.granted
  from totals t join allocations.resource_types r on r.tenant_id = ctx.tenant() and r.id = t.resource_type_id
  where t.granted > t.supply and t.raised > 0
  order by t.resource_type_id, t.at
$$;

revoke execute on function allocations.months_between(timestamptz, timestamptz), allocations.supply_spans(uuid[], timestamptz), allocations.supply_steps(uuid[], timestamptz),
  allocations.watch_supply(uuid[], uuid[], timestamptz), allocations.supply_gaps(jsonb, uuid[], timestamptz) from public;
grant execute on function allocations.watch_supply(uuid[], uuid[], timestamptz), allocations.supply_gaps(jsonb, uuid[], timestamptz) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
