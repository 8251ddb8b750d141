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
    and (p.k is not null or (a.ends_at is null and not exists (
      select from allocations.allocation_periods l where l.tenant_id = a.tenant_id and l.allocation_id = a.id and l.ends_at > p_at)))
$$;

/* What each rule in force gives: a rule for the type overrides the uniform one; the crumb below 0.0001 stays with the source. */
drop function if exists allocations.rules_at(uuid, uuid[], timestamptz);
create or replace function allocations.rules_at(p_tenant uuid, p_projects uuid[], p_at timestamptz)
returns table (resource_share_id uuid, source_project_id uuid, recipient_project_id uuid, resource_type_id uuid, kind text, share_percentage numeric, base numeric, source_carved numeric, amount numeric, starts_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with rules as (
    select s.* from allocations.resource_shares s
    where s.tenant_id = p_tenant and (s.source_project_id = any (p_projects) or s.recipient_project_id = any (p_projects))
      and s.starts_at <= p_at and (s.ends_at is null or s.ends_at > p_at)
  ), base as (
    select o.project_id, o.resource_type_id, coalesce(sum(o.quantity) filter (where not o.carved), 0.0000) base, coalesce(sum(o.quantity) filter (where o.carved), 0.0000) carved
    from allocations.own_at(p_tenant, array(select distinct r.source_project_id from rules r), p_at) o group by 1, 2
  )
  select distinct on (r.source_project_id, r.recipient_project_id, b.resource_type_id)
    r.id, r.source_project_id, r.recipient_project_id, b.resource_type_id, r.kind, r.share_percentage, b.base, b.carved,
    floor(b.base * r.share_percentage * 100) * 0.0001, r.starts_at
  from rules r join base b on b.project_id = r.source_project_id and (r.resource_type_id is null or r.resource_type_id = b.resource_type_id)
  order by r.source_project_id, r.recipient_project_id, b.resource_type_id, r.resource_type_id nulls last, r.starts_at, r.id
$$;

/* What was drawn and still counts: from when it was drawn to the end of its period, by spender, payer and right. */
create or replace function allocations.draws_at(p_tenant uuid, p_projects uuid[], p_at timestamptz)
returns table (spender_id uuid, payer_id uuid, allocation_id uuid, resource_type_id uuid, source text, amount numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.project_id, d.paying_project_id, d.allocation_id, a.resource_type_id, d.source, sum(d.amount)
  from allocations.draws d
  join allocations.allocation_periods p on p.tenant_id = d.tenant_id and p.allocation_id = d.allocation_id and p.k = d.k and p.ends_at > p_at
  join allocations.allocations a on a.tenant_id = d.tenant_id and a.id = d.allocation_id
  where d.tenant_id = p_tenant and (d.project_id = any (p_projects) or d.paying_project_id = any (p_projects)) and d.drawn_at <= p_at
  group by 1, 2, 3, 4, 5
$$;

/* The terms behind the figures: OWN and CARVED by allocation, LENT and RECEIVED by rule, DRAWN by allocation, or by the project that
   drew on this one's: all that its default-project role covered, and of what it received the part beyond what is set aside. */
drop function if exists allocations.entitlement_terms(uuid[], timestamptz);
create or replace function allocations.entitlement_terms(p_projects uuid[], p_at timestamptz)
returns table (project_id uuid, resource_type_id uuid, kind text, amount numeric, allocation_id uuid, resource_share_id uuid, partner_project_id uuid, rule_kind text, share_percentage numeric, base numeric, source_carved numeric, since timestamptz)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); visible uuid[] := allocations.visible(p_projects);
begin
  return query
  with own as materialized (select * from allocations.own_at(t, visible, p_at)),
  rules as materialized (select * from allocations.rules_at(t, visible, p_at)),
  draws as materialized (select * from allocations.draws_at(t, visible, p_at))
  select x.* from (
    select o.project_id, o.resource_type_id, 'OWN' kind, o.quantity amount, o.allocation_id, null::uuid resource_share_id, null::uuid partner, null::text, null::numeric, null::numeric, null::numeric, o.starts_at since from own o
    union all select o.project_id, o.resource_type_id, 'CARVED', o.quantity, o.allocation_id, null, null, null, null, null, null, o.starts_at from own o where o.carved
    union all select r.source_project_id, r.resource_type_id, 'LENT', r.amount, null, r.resource_share_id, r.recipient_project_id, r.kind, r.share_percentage, r.base, r.source_carved, r.starts_at from rules r where r.source_project_id = any (visible)
    union all select r.recipient_project_id, r.resource_type_id, 'RECEIVED', r.amount, null, r.resource_share_id, r.source_project_id, r.kind, r.share_percentage, r.base, r.source_carved, r.starts_at from rules r where r.recipient_project_id = any (visible)
    union all select d.spender_id, d.resource_type_id, 'DRAWN', sum(d.amount), d.allocation_id, null, null, null, null, null, null, null
      from draws d where d.spender_id = any (visible) and d.source <> 'DEFAULT_PROJECT' group by d.spender_id, d.resource_type_id, d.allocation_id
    union all select c.payer_id, c.resource_type_id, 'DRAWN', c.amount, null, null, c.spender_id, c.source, null, null, null, null from (
      select d.payer_id, d.resource_type_id, d.spender_id, d.source,
        case d.source when 'DEFAULT_PROJECT' then sum(d.amount) else greatest(sum(d.amount) - coalesce((
          select r.amount from rules r where r.kind = 'RESERVED' and r.source_project_id = d.payer_id and r.recipient_project_id = d.spender_id and r.resource_type_id = d.resource_type_id), 0), 0.0000) end amount
      from draws d where d.payer_id = any (visible) and d.source <> 'OWN' group by 1, 2, 3, 4) c where c.amount <> 0
  ) x order by 1, 2, array_position(array['OWN', 'CARVED', 'RECEIVED', 'LENT', 'DRAWN'], x.kind), x.since, x.allocation_id, x.resource_share_id, x.partner;
end $$;

/* Every figure of the given projects at a time, the sums of those terms: one row for each resource type they own, receive or have drawn. */
create or replace function allocations.entitlements(p_projects uuid[], p_at timestamptz)
returns table (project_id uuid, resource_type_id uuid, own numeric, carved numeric, base numeric, lent numeric, received numeric, entitlement numeric, drawn numeric, headroom numeric)
language sql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
  select t.project_id, t.resource_type_id, t.own, t.carved, t.own - t.carved, t.lent, t.received, t.own + t.received - t.lent, t.drawn,
    greatest(t.own + t.received - t.lent - t.drawn, 0.0000)
  from (
    select x.project_id, x.resource_type_id, coalesce(sum(x.amount) filter (where x.kind = 'OWN'), 0.0000) own, coalesce(sum(x.amount) filter (where x.kind = 'CARVED'), 0.0000) carved,
      coalesce(sum(x.amount) filter (where x.kind = 'LENT' and x.rule_kind = 'RESERVED'), 0.0000) lent, coalesce(sum(x.amount) filter (where x.kind = 'RECEIVED'), 0.0000) received,
      coalesce(sum(x.amount) filter (where x.kind = 'DRAWN'), 0.0000) drawn, bool_or(x.kind in ('OWN', 'DRAWN')) or sum(x.amount) filter (where x.kind = 'RECEIVED') > 0 concerned
    from allocations.entitlement_terms(p_projects, p_at) x group by 1, 2) t
  where t.concerned order by 1, 2
$$;

/* The figures of whole resource types: the sums over the projects the viewer may look into. */
create or replace function allocations.type_totals(p_types uuid[], p_at timestamptz)
returns table (resource_type_id uuid, own numeric, carved numeric, lent numeric, received numeric, entitlement numeric, drawn numeric, headroom numeric, projects integer)
language sql stable security definer rows 20 set search_path = pg_catalog, pg_temp as $$
  select e.resource_type_id, sum(e.own), sum(e.carved), sum(e.lent), sum(e.received), sum(e.entitlement), sum(e.drawn), sum(e.headroom), count(*)::int
  from allocations.entitlements(array(select p.id from projects.projects p where p.tenant_id = ctx.tenant()), p_at) e
  where e.resource_type_id = any (p_types) group by 1
$$;

/* What shares give now, by type: for those of which the viewer sees one end. */
create or replace function allocations.share_amounts(p_shares uuid[], p_at timestamptz) returns table (resource_share_id uuid, resource_type_id uuid, base numeric, amount numeric)
language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
  with seen as materialized (select v from ctx.projects_to('view') v)
  select r.resource_share_id, r.resource_type_id, r.base, r.amount
  from allocations.rules_at(ctx.tenant(), array(select distinct s.source_project_id from allocations.resource_shares s
    where s.tenant_id = ctx.tenant() and s.id = any (p_shares) and (ctx.can('resource_share:read') or s.source_project_id in (select v from seen) or s.recipient_project_id in (select v from seen))), p_at) r
  where r.resource_share_id = any (p_shares) order by 1, 2
$$;

revoke execute on function allocations.visible(uuid[]), allocations.own_at(uuid, uuid[], timestamptz), allocations.rules_at(uuid, uuid[], timestamptz), allocations.draws_at(uuid, uuid[], timestamptz),
  allocations.entitlements(uuid[], timestamptz), allocations.entitlement_terms(uuid[], timestamptz), allocations.type_totals(uuid[], timestamptz), allocations.share_amounts(uuid[], timestamptz) from public;
grant execute on function allocations.entitlements(uuid[], timestamptz), allocations.entitlement_terms(uuid[], timestamptz), allocations.type_totals(uuid[], timestamptz), allocations.share_amounts(uuid[], timestamptz) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
