-- Renewing subscriptions: by the worker when a period ends, by a draw that comes before the worker does.
-- The worker signs in under a role of its own, which may call these functions and touch no table.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* The context of a tenant's background work: signed as any other, of no person, with no permission. */
create or replace function ctx.begin_worker(p_tenant uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from identity.tenants t where t.id = p_tenant and t.deleted_at is null) then raise exception 'There is no such tenant.' using errcode = '42501'; end if;
  perform ctx.establish(p_tenant, null, null, null, 'WORKER', '{}', null);
end $$;

/* Writes the periods of renewing subscriptions that have begun since the last one written, and turns the header to the one that runs. Renewing twice writes once. */
create or replace function allocations.roll_periods(p_allocations uuid[], p_at timestamptz) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare n integer;
begin
  -- Whoever asks for a later day does not get it: what has begun by now is everyone's to write, what has not is nobody's.
  p_at := least(p_at, greatest(ctx.now(), clock_timestamp()));
  with due as (
    select a.*, case a.billing_period when 'MONTH' then 1 when 'QUARTER' then 3 else 12 end months,
      (select max(p.k) from allocations.allocation_periods p where p.tenant_id = a.tenant_id and p.allocation_id = a.id) last
    from allocations.allocations a
    where a.tenant_id = ctx.tenant() and a.id = any (p_allocations) and a.renewal = 'AUTO' and a.ends_at is null and a.starts_at <= p_at
  )
  insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
  select d.tenant_id, gen_random_uuid(), d.id, d.project_id, d.is_storage_type, k.k, s.starts_at,
    (d.starts_at at time zone 'UTC' + make_interval(months => (k.k + 1) * d.months)) at time zone 'UTC', d.quantity
  from due d cross join generate_series(d.last + 1, ((extract(year from p_at at time zone 'UTC') - extract(year from d.starts_at at time zone 'UTC')) * 12
    + extract(month from p_at at time zone 'UTC') - extract(month from d.starts_at at time zone 'UTC'))::int / d.months) k(k)
  cross join lateral (select (d.starts_at at time zone 'UTC' + make_interval(months => k.k * d.months)) at time zone 'UTC' starts_at) s
  where s.starts_at <= p_at
  on conflict (tenant_id, allocation_id, k) do nothing;
  get diagnostics n = row_count;
  update allocations.allocations a set period_start = p.starts_at, period_end = p.ends_at
  from allocations.allocation_periods p
  where a.tenant_id = ctx.tenant() and a.id = any (p_allocations) and p.tenant_id = a.tenant_id and p.allocation_id = a.id and p.starts_at <= p_at and p.ends_at > p_at
    and (a.period_start, a.period_end) is distinct from (p.starts_at, p.ends_at);
  return n;
end $$;


/* Brings the renewing subscriptions up to date that a draw of this project may reach: the worker may not have been here yet. */
create or replace function allocations.roll_reach(p_project uuid, p_at timestamptz) returns integer language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select allocations.roll_periods(array(select a.id from allocations.allocations a where a.tenant_id = ctx.tenant() and a.project_id = any (allocations.reach(array[p_project], 'SOURCES'))
    and a.renewal = 'AUTO' and a.ends_at is null and a.period_end <= p_at), p_at)
$$;

/* The period of each of these allocations that runs now: what a row of the ledger is written against. */
create or replace function allocations.running_periods(p_allocations uuid[], p_at timestamptz) returns table (allocation_id uuid, project_id uuid, is_storage_type boolean, k integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.allocation_id, p.project_id, p.is_storage_type, p.k from allocations.allocation_periods p
  where ctx.can('usage:record') and p.tenant_id = ctx.tenant() and p.allocation_id = any (p_allocations) and p.starts_at <= p_at and p.ends_at > p_at
$$;

/* Where a renewing subscription's period has ended by now: each tenant once. */
create or replace function allocations.tenants_with_renewals_due() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct a.tenant_id from allocations.allocations a join identity.tenants t on t.id = a.tenant_id and t.deleted_at is null
  where a.renewal = 'AUTO' and a.ends_at is null and a.period_end <= transaction_timestamp()
$$;

/* Renews at most p_limit subscriptions of the context's tenant whose period has ended, and answers how many. Several workers at once each take what no other holds. */
create or replace function allocations.renew_due(p_limit integer) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare due uuid[];
begin
  due := array(select a.id from allocations.allocations a join projects.projects p on p.tenant_id = a.tenant_id and p.id = a.project_id
    where a.tenant_id = ctx.tenant() and a.renewal = 'AUTO' and a.ends_at is null and a.period_end <= ctx.now()
    order by a.period_end, a.id limit p_limit for no key update of p, a skip locked);
  perform set_config('app.action', 'renewAllocation', true), set_config('app.reason', 'The period ended, and the subscription renews by itself.', true);
  perform allocations.roll_periods(due, ctx.now());
  return cardinality(due);
end $$;

revoke execute on function ctx.begin_worker(uuid), allocations.roll_periods(uuid[], timestamptz), allocations.roll_reach(uuid, timestamptz), allocations.running_periods(uuid[], timestamptz), allocations.tenants_with_renewals_due(), allocations.renew_due(integer) from public;
grant execute on function ctx.begin_worker(uuid), allocations.tenants_with_renewals_due(), allocations.renew_due(integer) to tenure_worker;
grant execute on function allocations.roll_periods(uuid[], timestamptz), allocations.roll_reach(uuid, timestamptz), allocations.running_periods(uuid[], timestamptz) to tenure_app;
set local role tenure_audit;
grant execute on function audit.ensure_partitions(integer, integer) to tenure_worker;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
create policy roll on allocations.allocation_periods for insert to tenure_authz with check (true);
create policy roll on allocations.allocations for update to tenure_authz using (true);
grant insert on allocations.allocation_periods to tenure_authz;
grant update (period_start, period_end) on allocations.allocations to tenure_authz;
