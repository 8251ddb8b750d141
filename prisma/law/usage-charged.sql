-- What recorded use falls on, day by day, and who is told.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* Brings the renewing subscriptions up to date that draws of these projects may reach. */
create or replace function allocations.roll_reach_of(p_projects uuid[], p_at timestamptz) returns integer language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select allocations.roll_periods(array(select a.id from allocations.allocations a where a.tenant_id = ctx.tenant() and a.project_id = any (allocations.reach(p_projects, 'SOURCES'))
    and a.renewal = 'AUTO' and a.ends_at is null and a.period_end <= p_at), p_at)
$$;

/* The days an import is to charge, oldest first, with how each type deals with what nothing is left for. */
create or replace function allocations.usage_to_charge(p_import uuid) returns table (id uuid, project_id uuid, default_project_id uuid, resource_type_id uuid, used_on date, amount numeric, overuse text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.project_id, u.default_project_id, c.resource_type_id, c.used_on, c.amount, r.overuse
  from allocations.usage_charges c join allocations.resource_types r on r.tenant_id = c.tenant_id and r.id = c.resource_type_id
  join projects.projects p on p.tenant_id = c.tenant_id and p.id = c.project_id join identity.users u on u.tenant_id = p.tenant_id and u.id = p.pi_owner_id
  where ctx.can('usage:record') and c.tenant_id = ctx.tenant() and c.usage_import_id = p_import and c.kind = 'CONSUMED' and c.amount <> 0
  order by c.used_on, c.project_id, c.resource_type_id
$$;

/* What was paid so far for the days that an import corrects downwards, what was paid last first. */
create or replace function allocations.usage_paid(p_import uuid) returns table (charge_id uuid, uncharged numeric, allocation_id uuid, k integer, source text, resource_share_id uuid, forced boolean, amount numeric, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, o.uncharged, d.allocation_id, d.k, d.source, d.resource_share_id, d.forced, d.amount, d.ends_at
  from allocations.usage_charges c
  cross join lateral (select coalesce(sum(x.uncharged), 0) as uncharged, array_agg(x.id) as ids from allocations.usage_charges x where x.tenant_id = c.tenant_id
    and x.project_id = c.project_id and x.resource_type_id = c.resource_type_id and x.used_on = c.used_on and x.kind = c.kind and x.id <> c.id) o
  left join lateral (select y.allocation_id, y.k, y.source, y.resource_share_id, y.forced, sum(y.amount) as amount, max(y.drawn_at) as last, max(p.ends_at) as ends_at
    from allocations.draws y join allocations.allocation_periods p on p.tenant_id = y.tenant_id and p.allocation_id = y.allocation_id and p.k = y.k
    where y.tenant_id = c.tenant_id and y.usage_charge_id = any (o.ids) group by 1, 2, 3, 4, 5 having sum(y.amount) > 0) d on true
  where ctx.can('usage:record') and c.tenant_id = ctx.tenant() and c.usage_import_id = p_import and c.kind = 'CONSUMED' and c.amount < 0
  order by c.id, d.forced desc, array_position(array['DEFAULT_PROJECT', 'RECEIVED', 'OWN'], d.source), d.last desc, d.allocation_id
$$;

/* Writes what each day's use falls on: the draws of an import, and what of each day is charged by them. A draw stands in the period that ran
   when it was used. */
create or replace function allocations.charge_usage(p_import uuid, p_lines jsonb) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); n integer; x record;
begin
  if not ctx.can('usage:record') then raise exception 'Recording use needs usage:record.' using errcode = '42501'; end if;
  with lines as materialized (
    select gen_random_uuid() as id, l.*, c.project_id as spender, a.project_id as payer, a.is_storage_type
    from jsonb_to_recordset(p_lines) l ("chargeId" uuid, "allocationId" uuid, amount numeric, source text, "shareId" uuid, forced boolean, at timestamptz, k integer)
    -- Found by its own id alone: not by going through all of the import's for each.
    join allocations.usage_charges c on c.tenant_id = t and c.id = l."chargeId" and c.usage_import_id is not distinct from p_import
    join allocations.allocations a on a.tenant_id = t and a.id = l."allocationId"
  ), placed as materialized (
    select l.*, coalesce(l.k, (select p.k from allocations.allocation_periods p where p.tenant_id = t and p.allocation_id = l."allocationId" and p.starts_at <= l.at and p.ends_at > l.at)) as period
    from lines l
  ), draws as (
    insert into allocations.draws (tenant_id, id, project_id, paying_project_id, allocation_id, is_storage_type, k, source, resource_share_id, amount, forced, drawn_at, drawn_by, usage_charge_id)
    select t, p.id, p.spender, p.payer, p."allocationId", p.is_storage_type, p.period, p.source, p."shareId", p.amount, p.forced, ctx.now(), ctx.uid(), p."chargeId" from placed p
  )
  select count(*)::int, count(audit.record('recordUsage', 'draws', p.id, p.payer, json_build_object('new', json_build_object('project_id', p.spender, 'source', p.source, 'amount', p.amount)), null)) filter (where p.payer <> p.spender)
  into n from placed p;
  update allocations.usage_charges c set charged = s.amount, uncharged = c.amount - s.amount
  from (select l."chargeId" as id, sum(l.amount) as amount from jsonb_to_recordset(p_lines) l ("chargeId" uuid, amount numeric) group by 1) s
  where c.tenant_id = t and c.usage_import_id is not distinct from p_import and c.id = s.id;
  for x in
    select l."allocationId" as allocation_id, c.project_id, r.name, r.unit, sum(l.amount) as amount, max(c.used_on) as day
    from jsonb_to_recordset(p_lines) l ("chargeId" uuid, "allocationId" uuid, amount numeric, forced boolean)
    join allocations.usage_charges c on c.tenant_id = t and c.id = l."chargeId" join allocations.resource_types r on r.tenant_id = t and r.id = c.resource_type_id
    where l.forced group by 1, 2, 3, 4 having sum(l.amount) > 0
  loop
    perform identity.notify(allocations.keepers_of(x.project_id), 'project.overdrawn', format('%s %s', x.allocation_id, x.day), x.project_id, 'allocations', x.allocation_id,
      jsonb_build_object('amount', x.amount::text, 'what', x.name));
  end loop;
  return n;
end $$;

/* Who keeps a project's resources: its PI and its resource managers. */
create or replace function allocations.keepers_of(p_project uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select p.pi_owner_id from projects.projects p where p.tenant_id = ctx.tenant() and p.id = p_project
    union select m.user_id from projects.project_resource_managers m where m.tenant_id = ctx.tenant() and m.project_id = p_project)
$$;

/* Says once of each running or past period of these allocations that 80, 95 or 100 per cent of it are drawn, and tells whoever keeps the project. */
create or replace function allocations.raise_alerts(p_allocations uuid[]) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare x record; n integer := 0;
begin
  if not ctx.can('usage:record') then return 0; end if;
  for x in
    with drawn as (
      select p.allocation_id, p.project_id, p.is_storage_type, p.k, p.quantity, sum(d.amount) as drawn
      from allocations.allocation_periods p join allocations.draws d on d.tenant_id = p.tenant_id and d.allocation_id = p.allocation_id and d.k = p.k
      where p.tenant_id = ctx.tenant() and p.allocation_id = any (p_allocations) and p.quantity > 0 group by 1, 2, 3, 4, 5
    ), raised as (
      insert into allocations.usage_alerts as x (tenant_id, id, allocation_id, project_id, is_storage_type, k, threshold, drawn, quantity, raised_at)
      select ctx.tenant(), gen_random_uuid(), d.allocation_id, d.project_id, d.is_storage_type, d.k, h.threshold, d.drawn, d.quantity, ctx.now()
      from drawn d cross join (values (80), (95), (100)) h (threshold) where d.drawn * 100 >= d.quantity * h.threshold
      on conflict (tenant_id, allocation_id, k, threshold) do nothing
      returning *
    )
    -- Of several passed at once the highest is told.
    select distinct on (r.allocation_id, r.k) r.*, t.name from raised r join allocations.allocations a on a.tenant_id = r.tenant_id and a.id = r.allocation_id
    join allocations.resource_types t on t.tenant_id = a.tenant_id and t.id = a.resource_type_id order by r.allocation_id, r.k, r.threshold desc
  loop
    n := n + 1;
    perform identity.notify(allocations.keepers_of(x.project_id), 'usage.threshold', format('%s %s %s', x.allocation_id, x.k, x.threshold), x.project_id, 'allocations', x.allocation_id,
      jsonb_build_object('percent', x.threshold, 'what', x.name));
  end loop;
  return n;
end $$;

revoke execute on function allocations.roll_reach_of(uuid[], timestamptz), allocations.usage_to_charge(uuid), allocations.usage_paid(uuid), allocations.charge_usage(uuid, jsonb), allocations.keepers_of(uuid), allocations.raise_alerts(uuid[]) from public;
grant execute on function allocations.roll_reach_of(uuid[], timestamptz), allocations.usage_to_charge(uuid), allocations.usage_paid(uuid), allocations.charge_usage(uuid, jsonb), allocations.raise_alerts(uuid[]) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
