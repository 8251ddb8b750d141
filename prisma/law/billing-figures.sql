-- What a month comes to. One function makes the lines: what is previewed is what is issued, and what a project and a cost centre see are sums of them.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* B6. To so many decimals; what lies in the middle goes to the even neighbour. */
create or replace function allocations.half_even(x numeric, d integer) returns numeric language sql immutable strict parallel safe as $$
  select round((case when abs(s - t) = 0.5 then t + case when t % 2 = 0 then 0 else sign(s) end else round(s) end) / 10::numeric ^ d, d)
  from (select x * 10::numeric ^ d s, trunc(x * 10::numeric ^ d) t) v
$$;

/* How many decimals a currency's smallest coin has: ISO 4217. */
create or replace function allocations.minor_digits(p_currency text) returns integer language sql immutable parallel safe as $$
  select case when p_currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 0
    when p_currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3 else 2 end
$$;

/* B6. What a line comes to. */
create or replace function allocations.line_amount(p_quantity numeric, p_price numeric, p_percent numeric, p_currency text) returns numeric language sql immutable parallel safe as $$
  select allocations.half_even(p_quantity * p_price * (100 - p_percent) * 0.01, allocations.minor_digits(p_currency))
$$;

/* B5. What a project pays less for a type on a day, in per cent: by its class, that of the type before that of all. */
create or replace function allocations.percent_off(p_project uuid, p_type uuid, p_day date) returns numeric language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select d.percent from allocations.classed_projects c join allocations.discounts d on d.tenant_id = c.tenant_id and d.project_class_id = c.project_class_id
    where c.tenant_id = ctx.tenant() and c.project_id = p_project and (d.resource_type_id is null or d.resource_type_id = p_type)
      and d.valid_from <= p_day and (d.valid_until is null or d.valid_until > p_day)
    order by d.resource_type_id nulls last limit 1), 0)
$$;

/* B3, B7. The draws that a statement of this month bills: those of the month, and those of months issued before that were told late. */
create or replace function allocations.draws_to_bill(p_month date) returns table (draw_id uuid, project_id uuid, resource_type_id uuid, for_month date, rate_id uuid, percent numeric, amount numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.project_id, a.resource_type_id, date_trunc('month', y.day::timestamp)::date, r.id, allocations.percent_off(d.project_id, a.resource_type_id, y.day), d.amount
  from allocations.draws d
  left join allocations.usage_charges c on c.tenant_id = d.tenant_id and c.id = d.usage_charge_id
  cross join lateral (select coalesce(c.used_on, (d.drawn_at at time zone 'UTC')::date) as day) y
  join allocations.allocations a on a.tenant_id = d.tenant_id and a.id = d.allocation_id
  join allocations.rates r on r.tenant_id = d.tenant_id and r.resource_type_id = a.resource_type_id and r.basis = 'USED' and r.valid_from <= y.day and (r.valid_until is null or r.valid_until > y.day)
  -- Nothing older was told since the last month was issued; a month is left for a transaction that took its time.
  where d.tenant_id = ctx.tenant() and d.drawn_at >= least(p_month::timestamp at time zone 'UTC', (select max(m.issued_at) from allocations.billing_months m where m.tenant_id = ctx.tenant())) - interval '31 days'
    and y.day < p_month + interval '1 month'
    and (y.day >= p_month or exists (select from allocations.billing_months m where m.tenant_id = d.tenant_id and m.month = date_trunc('month', y.day::timestamp)::date))
    and not exists (select from allocations.billed_draws b where b.tenant_id = d.tenant_id and b.draw_id = d.id)
$$;
revoke execute on function allocations.half_even(numeric, integer), allocations.minor_digits(text), allocations.line_amount(numeric, numeric, numeric, text), allocations.percent_off(uuid, uuid, date), allocations.draws_to_bill(date) from public;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
