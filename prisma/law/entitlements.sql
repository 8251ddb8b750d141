-- What a project may use. These functions see the other ends of rules, which their callers may not:
-- they answer only for projects that the viewer may see, and tell of a partner only what the rule gives.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* The given projects less those the viewer may not look into. */
create or replace function allocations.visible(p_projects uuid[]) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when ctx.can('allocation:read') then p_projects
    else array(select v from ctx.projects_to('view') v where v = any (p_projects)) end
$$;

/* Own quantity of each live allocation at a time: its period's, or the header's where a renewing subscription has not written the row yet. */
create or replace function allocations.own_at(p_tenant uuid, p_projects uuid[], p_at timestamptz)
returns table (project_id uuid, resource_type_id uuid, allocation_id uuid, k integer, starts_at timestamptz, quantity numeric, carved boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.project_id, a.resource_type_id, a.id, p.k, a.starts_at, coalesce(p.quantity, a.quantity),
    exists (select from allocations.data_shares d where d.tenant_id = a.tenant_id and d.source_allocation_id = a.id
      and d.created_at <= p_at and (d.released_at is null or d.released_at > p_at))
  from allocations.allocations a
  left join allocations.allocation_periods p on p.tenant_id = a.tenant_id and p.allocation_id = a.id and p.starts_at <= p_at and p.ends_at > p_at
  where a.tenant_id = p_tenant and a.project_id = any (p_projects) and a.starts_at <= p_at and (a.ends_at is null or a.ends_at > p_at)
$$;

/* What each rule in force gives: a rule for the type overrides the uniform one; the crumb below 0.0001 stays with the source. */
create or replace function allocations.rules_at(p_tenant uuid, p_projects uuid[], p_at timestamptz)
returns table (resource_share_id uuid, source_project_id uuid, recipient_project_id uuid, resource_type_id uuid, kind text, share_percentage numeric, base numeric, amount numeric, starts_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with rules as (
    select s.* from allocations.resource_shares s
    where s.tenant_id = p_tenant and (s.source_project_id = any (p_projects) or s.recipient_project_id = any (p_projects))
      and s.starts_at <= p_at and (s.ends_at is null or s.ends_at > p_at)
  ), base as (
    select o.project_id, o.resource_type_id, coalesce(sum(o.quantity) filter (where not o.carved), 0) base
    from allocations.own_at(p_tenant, array(select distinct r.source_project_id from rules r), p_at) o group by 1, 2
  )
  select distinct on (r.source_project_id, r.recipient_project_id, b.resource_type_id)
    r.id, r.source_project_id, r.recipient_project_id, b.resource_type_id, r.kind, r.share_percentage, b.base,
    floor(b.base * r.share_percentage * 100) / 10000, r.starts_at
  from rules r join base b on b.project_id = r.source_project_id and (r.resource_type_id is null or r.resource_type_id = b.resource_type_id)
  order by r.source_project_id, r.recipient_project_id, b.resource_type_id, r.resource_type_id nulls last
$$;

/* Every figure of the given projects at a time, one row for each resource type they own, receive or have drawn. */
create or replace function allocations.entitlements(p_projects uuid[], p_at timestamptz)
returns table (project_id uuid, resource_type_id uuid, own numeric, carved numeric, base numeric, lent numeric, received numeric, entitlement numeric, drawn numeric, headroom numeric)
language plpgsql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); visible uuid[] := allocations.visible(p_projects);
begin
  return query
  with own as (
    select o.project_id, o.resource_type_id, sum(o.quantity) own, coalesce(sum(o.quantity) filter (where o.carved), 0) carved
    from allocations.own_at(t, visible, p_at) o group by 1, 2
  ), rules as materialized (select * from allocations.rules_at(t, visible, p_at)),
  lent as (select r.source_project_id project_id, r.resource_type_id, sum(r.amount) lent from rules r where r.kind = 'RESERVED' and r.source_project_id = any (visible) group by 1, 2),
  received as (select r.recipient_project_id project_id, r.resource_type_id, sum(r.amount) received from rules r where r.recipient_project_id = any (visible) group by 1, 2),
  drawn as (
    select d.project_id, a.resource_type_id, sum(d.amount) drawn
    from allocations.draws d join allocations.allocations a on a.tenant_id = d.tenant_id and a.id = d.allocation_id
    join allocations.allocation_periods p on p.tenant_id = d.tenant_id and p.allocation_id = d.allocation_id and p.k = d.k and p.starts_at <= p_at and p.ends_at > p_at
    where d.tenant_id = t and d.project_id = any (visible) and d.drawn_at <= p_at group by 1, 2
  ), types as (
    select x.project_id, x.resource_type_id from own x union select x.project_id, x.resource_type_id from received x union select x.project_id, x.resource_type_id from drawn x
  )
  select k.project_id, k.resource_type_id, f.own, f.carved, f.own - f.carved, f.lent, f.received, f.own + f.received - f.lent, f.drawn, f.own + f.received - f.lent - f.drawn
  from types k left join own o using (project_id, resource_type_id) left join lent l using (project_id, resource_type_id)
  left join received v using (project_id, resource_type_id) left join drawn d using (project_id, resource_type_id)
  cross join lateral (select coalesce(o.own, 0.0000) own, coalesce(o.carved, 0.0000) carved, coalesce(l.lent, 0.0000) lent, coalesce(v.received, 0.0000) received, coalesce(d.drawn, 0.0000) drawn) f
  order by 1, 2;
end $$;

/* The terms behind the figures: OWN and CARVED by allocation, LENT and RECEIVED by rule, DRAWN by where it was drawn from. */
create or replace function allocations.entitlement_terms(p_projects uuid[], p_at timestamptz)
returns table (project_id uuid, resource_type_id uuid, kind text, amount numeric, allocation_id uuid, resource_share_id uuid, partner_project_id uuid, rule_kind text, share_percentage numeric, base numeric, since timestamptz)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); visible uuid[] := allocations.visible(p_projects);
begin
  return query
  with rules as materialized (select * from allocations.rules_at(t, visible, p_at))
  select * from (
    select o.project_id, o.resource_type_id, 'OWN' kind, o.quantity amount, o.allocation_id, null::uuid resource_share_id, null::uuid, null::text, null::numeric, null::numeric, o.starts_at since from allocations.own_at(t, visible, p_at) o
    union all select o.project_id, o.resource_type_id, 'CARVED', o.quantity, o.allocation_id, null, null, null, null, null, o.starts_at from allocations.own_at(t, visible, p_at) o where o.carved
    union all select r.source_project_id, r.resource_type_id, 'LENT', r.amount, null, r.resource_share_id, r.recipient_project_id, r.kind, r.share_percentage, r.base, r.starts_at from rules r where r.source_project_id = any (visible)
    union all select r.recipient_project_id, r.resource_type_id, 'RECEIVED', r.amount, null, r.resource_share_id, r.source_project_id, r.kind, r.share_percentage, r.base, r.starts_at from rules r where r.recipient_project_id = any (visible)
    union all select d.project_id, a.resource_type_id, 'DRAWN', sum(d.amount), d.allocation_id, d.resource_share_id, case when d.paying_project_id <> d.project_id then d.paying_project_id end, d.source, null, null, min(d.drawn_at)
      from allocations.draws d join allocations.allocations a on a.tenant_id = d.tenant_id and a.id = d.allocation_id
      join allocations.allocation_periods p on p.tenant_id = d.tenant_id and p.allocation_id = d.allocation_id and p.k = d.k and p.starts_at <= p_at and p.ends_at > p_at
      where d.tenant_id = t and d.project_id = any (visible) and d.drawn_at <= p_at
      group by d.project_id, a.resource_type_id, d.allocation_id, d.resource_share_id, d.paying_project_id, d.source
  ) x order by 1, 2, array_position(array['OWN', 'CARVED', 'RECEIVED', 'LENT', 'DRAWN'], x.kind), x.since, x.allocation_id, x.resource_share_id;
end $$;

/* Every moment in (p_from, p_to) at which a figure of these projects may step. */
create or replace function allocations.step_times(p_projects uuid[], p_from timestamptz, p_to timestamptz) returns setof timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); visible uuid[] := allocations.visible(p_projects); involved uuid[];
begin
  involved := visible || array(select s.source_project_id from allocations.resource_shares s where s.tenant_id = t and s.recipient_project_id = any (visible));
  return query select distinct x.at from (
    select unnest(array[a.starts_at, a.ends_at]) at from allocations.allocations a where a.tenant_id = t and a.project_id = any (involved)
    union all select unnest(array[p.starts_at, p.ends_at]) from allocations.allocation_periods p join allocations.allocations a on a.tenant_id = p.tenant_id and a.id = p.allocation_id
      where a.tenant_id = t and a.project_id = any (involved)
    union all select unnest(array[s.starts_at, s.ends_at]) from allocations.resource_shares s
      where s.tenant_id = t and (s.source_project_id = any (visible) or s.recipient_project_id = any (visible))
    union all select unnest(array[d.created_at, d.released_at]) from allocations.data_shares d where d.tenant_id = t and d.project_id = any (involved)
  ) x where x.at > p_from and x.at < p_to order by 1;
end $$;

/* One path of rules for a type from one project to another, both ends included, or null: what a cycle is named by. */
create or replace function allocations.rule_path(p_from uuid, p_to uuid, p_resource_type uuid, p_at timestamptz) returns text[] language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with recursive edges as (
    select distinct on (s.source_project_id, s.recipient_project_id) s.source_project_id a, s.recipient_project_id b, s.share_percentage
    from allocations.resource_shares s
    where s.tenant_id = ctx.tenant() and (s.ends_at is null or s.ends_at > p_at) and (s.resource_type_id is null or s.resource_type_id = p_resource_type)
    order by s.source_project_id, s.recipient_project_id, s.resource_type_id nulls last
  ), walk(at, path) as (
    select p_from, array[p_from]
    union all select e.b, w.path || e.b from walk w join edges e on e.a = w.at and e.share_percentage > 0 and e.b <> all (w.path) where w.at <> p_to
  )
  select array(select p.public_id from unnest(w.path) with ordinality u(id, n) join projects.projects p on p.tenant_id = ctx.tenant() and p.id = u.id order by u.n)
  from walk w where w.at = p_to order by cardinality(w.path) limit 1
$$;

/* One decider at a time on the tenant's graph of rules: two that add an edge each can't close a cycle between them. */
create or replace function allocations.lock_rules() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('allocations.rules:' || ctx.tenant()::text, 0))
$$;

/* A unit may be renamed only while nothing is counted in it. The storage flag is held by the allocations' own reference. */
create or replace function allocations.unit_stays() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from allocations.allocations a where a.tenant_id = old.tenant_id and a.resource_type_id = old.id) then
    raise exception 'The unit of a resource type can not change while allocations are counted in it.' using errcode = 'TN003';
  end if;
  return new;
end $$;
revoke execute on function allocations.visible(uuid[]), allocations.own_at(uuid, uuid[], timestamptz), allocations.rules_at(uuid, uuid[], timestamptz),
  allocations.entitlements(uuid[], timestamptz), allocations.entitlement_terms(uuid[], timestamptz), allocations.step_times(uuid[], timestamptz, timestamptz),
  allocations.rule_path(uuid, uuid, uuid, timestamptz), allocations.lock_rules(), allocations.unit_stays() from public;
grant execute on function allocations.entitlements(uuid[], timestamptz), allocations.entitlement_terms(uuid[], timestamptz),
  allocations.step_times(uuid[], timestamptz, timestamptz), allocations.rule_path(uuid, uuid, uuid, timestamptz), allocations.lock_rules() to tenure_app;
grant execute on function allocations.unit_stays() to tenure_owner;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
create or replace trigger unit_stays before update on allocations.resource_types for each row when (new.unit is distinct from old.unit) execute function allocations.unit_stays();
