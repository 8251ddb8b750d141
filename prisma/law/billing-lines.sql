-- The lines of a month: of what was used, of what was held, and of what was told late.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* B4. What each project was entitled to as each day of a month began, of the types that are charged by it: its own allocations as they stand now,
   and what shares set aside as they stood that day. A ceiling sets nothing aside, and is its source's. Days to come have no row. */
create or replace function allocations.entitlement_days(p_month date) returns table (project_id uuid, resource_type_id uuid, day date, quantity numeric)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); everyone uuid[]; types uuid[]; d date; at timestamptz; before text := coalesce(current_setting('app.as_of', true), '');
begin
  types := array(select distinct r.resource_type_id from allocations.rates r where r.tenant_id = t and r.basis = 'ALLOCATED'
    and r.valid_from < p_month + interval '1 month' and (r.valid_until is null or r.valid_until > greatest(p_month, r.valid_from)));
  if cardinality(types) = 0 then return; end if;
  everyone := array(select p.id from projects.projects p where p.tenant_id = t);
  for d in select g::date from generate_series(p_month::timestamp, p_month + interval '1 month' - interval '1 day', interval '1 day') g loop
    at := d::timestamp at time zone 'UTC';
    exit when at > ctx.now();
    perform set_config('app.as_of', at::text, true);
    return query
      select x.p, x.r, d, sum(x.q) from (
        select o.project_id, o.resource_type_id, o.quantity from allocations.own_at(t, everyone, at) o
        union all select s.source_project_id, s.resource_type_id, -s.amount from past.rules_at(t, everyone, at) s where s.kind = 'RESERVED'
        union all select s.recipient_project_id, s.resource_type_id, s.amount from past.rules_at(t, everyone, at) s where s.kind = 'RESERVED') x (p, r, q)
      where x.r = any (types) group by 1, 2 having sum(x.q) <> 0;
  end loop;
  perform set_config('app.as_of', before, true);
end $$;

/* The lines of a month that are not issued yet, each with the draws it bills. */
create or replace function allocations.lines_to_bill(p_month date)
returns table (project_id uuid, source text, for_month date, resource_type_id uuid, rate_id uuid, what text, unit text, quantity numeric, price numeric, percent numeric, currency text, amount numeric, draws uuid[])
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with figures as (
    select d.project_id, case when d.for_month = p_month then 'USAGE' else 'CORRECTION' end source, d.for_month, d.resource_type_id, d.rate_id, d.percent, sum(d.amount) quantity, array_agg(d.draw_id) draws
    from allocations.draws_to_bill(p_month) d group by 1, 2, 3, 4, 5, 6 having sum(d.amount) <> 0
    union all
    -- A unit held on each day of the month is one; on half of them, a half.
    select e.project_id, 'ALLOCATION', p_month, e.resource_type_id, r.id, f.percent,
      allocations.half_even(sum(e.quantity) / extract(day from p_month + interval '1 month' - interval '1 day')::int, 4), '{}'
    from allocations.entitlement_days(p_month) e
    join allocations.rates r on r.tenant_id = ctx.tenant() and r.resource_type_id = e.resource_type_id and r.basis = 'ALLOCATED' and r.valid_from <= e.day and (r.valid_until is null or r.valid_until > e.day)
    cross join lateral (select allocations.percent_off(e.project_id, e.resource_type_id, e.day) as percent) f
    group by 1, 4, 5, 6)
  select f.project_id, f.source, f.for_month, f.resource_type_id, f.rate_id, y.name, case f.source when 'ALLOCATION' then y.unit || ' held for the month' else y.unit end,
    f.quantity, r.price, f.percent, r.currency, allocations.line_amount(f.quantity, r.price, f.percent, r.currency), f.draws
  from figures f join allocations.rates r on r.tenant_id = ctx.tenant() and r.id = f.rate_id
  join allocations.resource_types y on y.tenant_id = r.tenant_id and y.id = f.resource_type_id where f.quantity <> 0
$$;

revoke execute on function allocations.entitlement_days(date), allocations.lines_to_bill(date) from public;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
