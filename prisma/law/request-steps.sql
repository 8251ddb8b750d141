-- Who has to approve a request, and who has.
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* The steps of a request: one for each rule that matches it, or, where none does, the facility's own. A rule's threshold is held against what
   was asked, is recommended, was approved or is to be awarded, whichever is most; of a renewal or a data share, against what the allocation has. An approval counts for
   what it approved, and for less. */
create or replace function allocations.approval_steps(p_request uuid, p_quantity numeric default null, p_ends_at timestamptz default null)
returns table (rule_id uuid, name text, needed integer, given integer, viewer_may boolean, viewer_gave boolean) language sql stable security definer rows 3
set search_path = pg_catalog, pg_temp as $$
  with r as (
    select q.tenant_id, q.id, q.project_id, q.resource_type_id, q.kind, q.round, p.pi_owner_id,
      greatest(p_quantity, coalesce(q.requested_quantity, a.quantity, 0), q.recommended_quantity, (select max(x.quantity) from allocations.request_approvals x
        where x.tenant_id = q.tenant_id and x.request_id = q.id and x.round = q.round)) as size,
      q.asked_by = ctx.uid() or exists (select from allocations.request_transitions x
        where x.tenant_id = q.tenant_id and x.request_id = q.id and x.to_state = 'SUBMITTED' and x.made_by = ctx.uid()) as own
    from allocations.allocation_requests q
    join projects.projects p on p.tenant_id = q.tenant_id and p.id = q.project_id
    left join allocations.allocations a on a.tenant_id = q.tenant_id and a.id = q.allocation_id
    where q.tenant_id = ctx.tenant() and q.id = p_request
  ), rules as (
    select x.id, x.name, x.approvals_needed, x.approver, x.role_tenant_id, x.role_id, x.own_allowed
    from r join allocations.approval_rules x on x.tenant_id = r.tenant_id and x.retired_at is null
      and (x.resource_type_id is null or x.resource_type_id = r.resource_type_id) and (x.kinds = '{}' or r.kind = any (x.kinds))
      and (x.at_least is null or r.size >= x.at_least)
  ), steps as (
    select * from rules
    union all select null, 'The facility', 1, 'FACILITY', null, null, false where not exists (select from rules)
  )
  select s.id, s.name, s.approvals_needed, coalesce(g.given, 0),
    (s.own_allowed or not r.own) and case s.approver
      when 'FACILITY' then ctx.can('request:decide')
      when 'PROJECT_PI' then r.pi_owner_id is not distinct from ctx.uid_for('request:decide')
      when 'PEOPLE' then exists (select from allocations.approval_rule_people x where x.tenant_id = r.tenant_id and x.rule_id = s.id and x.user_id = ctx.uid_for('request:decide'))
      else exists (select from identity.user_roles x where x.tenant_id = r.tenant_id and x.user_id = ctx.uid_for('request:decide')
        and x.role_tenant_id = s.role_tenant_id and x.role_id = s.role_id and (x.expires_at is null or x.expires_at > ctx.now())) end,
    coalesce(g.mine, false)
  from r cross join steps s
  left join lateral (
    select count(distinct x.user_id)::int as given, bool_or(x.user_id = ctx.uid()) as mine from allocations.request_approvals x
    where x.tenant_id = r.tenant_id and x.request_id = r.id and x.round = r.round and x.rule_id is not distinct from s.id
      and (p_quantity is null or x.quantity is null or x.quantity >= p_quantity) and (p_ends_at is null or x.ends_at is null or x.ends_at >= p_ends_at)) g on true
$$;

/* Whether the viewer is one of those who decide about a request: not about their own, unless a rule lets them. */
create or replace function allocations.decides(p_request uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from allocations.approval_steps(p_request) s where s.viewer_may)
$$;

/* Whether any rule names the viewer: most people no rule ever does, and they are asked nothing further. */
create or replace function allocations.approves_something() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select ctx.uid_for('request:decide') is not null and exists (select from allocations.approval_rules x where x.tenant_id = ctx.tenant() and x.retired_at is null and (
    exists (select from allocations.approval_rule_people m where m.tenant_id = x.tenant_id and m.rule_id = x.id and m.user_id = ctx.uid())
    or exists (select from identity.user_roles m where m.tenant_id = x.tenant_id and m.user_id = ctx.uid() and m.role_tenant_id = x.role_tenant_id and m.role_id = x.role_id)
    or (x.approver = 'PROJECT_PI' and exists (select from projects.projects p where p.tenant_id = x.tenant_id and p.pi_owner_id = ctx.uid()))))
$$;

/* The requests that a rule brings before the viewer, or that they approved: they see them, whatever else they may see. */
create or replace function allocations.requests_of_approver() returns setof uuid language plpgsql stable security definer rows 20
set search_path = pg_catalog, pg_temp as $$
begin
  return query select distinct x.request_id from allocations.request_approvals x where x.tenant_id = ctx.tenant() and x.user_id = ctx.uid_for('request:decide');
  if allocations.approves_something() then
    return query select q.id from allocations.allocation_requests q
      where q.tenant_id = ctx.tenant() and q.state <> 'DRAFT' and exists (select from allocations.approval_steps(q.id) s where s.viewer_may);
  end if;
end $$;

/* The requests that wait for the viewer's own word. */
create or replace function allocations.requests_waiting() returns setof uuid language plpgsql stable security definer rows 20
set search_path = pg_catalog, pg_temp as $$
begin
  if ctx.can('request:decide') or allocations.approves_something() then
    return query select q.id from allocations.allocation_requests q where q.tenant_id = ctx.tenant() and q.state in ('SUBMITTED', 'IN_REVIEW')
      and exists (select from allocations.approval_steps(q.id) s where s.viewer_may and not s.viewer_gave and s.given < s.needed);
  end if;
end $$;

/* The projects of requests that the viewer sees as one who decides: they know by name whose request it is. */
create or replace function allocations.projects_of_requests() returns setof uuid language sql stable security definer rows 20
set search_path = pg_catalog, pg_temp as $$
  select distinct q.project_id from allocations.allocation_requests q
  where q.tenant_id = ctx.tenant() and q.state <> 'DRAFT' and (ctx.can('request:decide') or q.id = any (array(select allocations.requests_of_approver())))
$$;

/* The projects whose requests wait for the viewer's word: what an approval would do to them rests on their facts. */
create or replace function allocations.projects_waiting() returns setof uuid language sql stable security definer rows 20
set search_path = pg_catalog, pg_temp as $$
  select distinct q.project_id from allocations.allocation_requests q where q.tenant_id = ctx.tenant() and q.id = any (array(select allocations.requests_waiting()))
$$;

/* Whom a request waits for: told to who moves it, so that they hear of it. Not the asker, unless a rule lets them. */
create or replace function allocations.deciders_of(p_request uuid) returns setof uuid language sql stable security definer rows 20
set search_path = pg_catalog, pg_temp as $$
  select distinct u.id from allocations.allocation_requests q
  join projects.projects p on p.tenant_id = q.tenant_id and p.id = q.project_id
  join lateral allocations.approval_steps(q.id) s on true
  left join allocations.approval_rules x on x.tenant_id = q.tenant_id and x.id = s.rule_id
  join identity.users u on u.tenant_id = q.tenant_id and u.status = 'ACTIVE' and u.deleted_at is null and (u.id <> q.asked_by or x.own_allowed) and case
    when s.rule_id is null then 'request:decide' = any (ctx.permissions_of(q.tenant_id, u.id, ctx.now()))
    when x.approver = 'PROJECT_PI' then u.id = p.pi_owner_id
    when x.approver = 'PEOPLE' then exists (select from allocations.approval_rule_people m where m.tenant_id = q.tenant_id and m.rule_id = x.id and m.user_id = u.id)
    else exists (select from identity.user_roles m where m.tenant_id = q.tenant_id and m.user_id = u.id and m.role_tenant_id = x.role_tenant_id and m.role_id = x.role_id
      and (m.expires_at is null or m.expires_at > ctx.now())) end
  where q.tenant_id = ctx.tenant() and q.id = p_request
    and (q.project_id in (select ctx.projects_to('edit')) or allocations.decides(q.id))
$$;

/* The PI of the project that asks: a decider who does not see the project tells them all the same. */
create or replace function allocations.pi_of_request(p_request uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.pi_owner_id from allocations.allocation_requests q join projects.projects p on p.tenant_id = q.tenant_id and p.id = q.project_id
  where q.tenant_id = ctx.tenant() and q.id = p_request and allocations.decides(q.id)
$$;

revoke execute on function allocations.approval_steps(uuid, numeric, timestamptz), allocations.decides(uuid), allocations.approves_something(),
  allocations.requests_of_approver(), allocations.requests_waiting(), allocations.projects_of_requests(), allocations.projects_waiting(),
  allocations.deciders_of(uuid), allocations.pi_of_request(uuid) from public;
grant execute on function allocations.approval_steps(uuid, numeric, timestamptz), allocations.decides(uuid),
  allocations.requests_of_approver(), allocations.requests_waiting(), allocations.deciders_of(uuid), allocations.pi_of_request(uuid) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
