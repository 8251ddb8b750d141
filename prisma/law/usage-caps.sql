-- Caps, and what a scheduler asks before work starts.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* When the window of a cap began that holds now. */
create or replace function allocations.cap_since(p_per text, p_at timestamptz) returns timestamptz language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case p_per when 'EVER' then '-infinity'::timestamptz else date_trunc(lower(p_per), p_at at time zone 'UTC') at time zone 'UTC' end
$$;

/* The caps of these people in these projects, with what each used since the window began: for the project's own to see, and for who records. */
create or replace function allocations.caps_used(p_projects uuid[], p_at timestamptz) returns table (id uuid, project_id uuid, resource_type_id uuid, user_id uuid, amount numeric, per text, since timestamptz, used numeric, version integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.project_id, c.resource_type_id, c.user_id, c.amount, c.per, nullif(s.since, '-infinity'), coalesce((
      select sum(r.quantity) from allocations.usage_records r where r.tenant_id = c.tenant_id and r.user_id = c.user_id and r.project_id = c.project_id
        and r.resource_type_id = c.resource_type_id and r.ends_at >= s.since and r.ends_at < s.until), 0), c.version
  from allocations.usage_caps c
  cross join lateral (select allocations.cap_since(c.per, p_at) as since, case c.per when 'EVER' then 'infinity'::timestamptz
    else allocations.cap_since(c.per, p_at) + make_interval(months => case c.per when 'MONTH' then 1 when 'QUARTER' then 3 else 12 end) end as until) s
  where c.tenant_id = ctx.tenant() and c.project_id = any (p_projects) and (ctx.can('allocation:read') or ctx.can('usage:record') or ctx.can('usage:check')
    or c.user_id = ctx.uid_for('project:read') or c.project_id in (select ctx.projects_to('view')))
  order by c.project_id, c.resource_type_id, c.user_id
$$;

/* The caps that an import passed: of whom it brings use, in the windows it falls into. */
create or replace function allocations.caps_passed(p_import uuid) returns table (username text, unit text, amount numeric, used numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.username, t.unit, c.amount, c.used
  from (select r.project_id, r.resource_type_id, r.user_id, r.ends_at from allocations.usage_charges g join allocations.usage_records r on r.tenant_id = g.tenant_id and r.usage_charge_id = g.id
    where ctx.can('usage:record') and g.tenant_id = ctx.tenant() and g.usage_import_id = p_import and r.user_id is not null and r.quantity > 0) n
  cross join lateral allocations.caps_used(array[n.project_id], n.ends_at) c
  join identity.users u on u.tenant_id = ctx.tenant() and u.id = c.user_id join allocations.resource_types t on t.tenant_id = ctx.tenant() and t.id = c.resource_type_id
  where c.user_id = n.user_id and c.resource_type_id = n.resource_type_id and c.used > c.amount limit 1
$$;

/* Whom a scheduler asks about, by the names it knows: nothing of a project the viewer may neither see nor ask about. */
create or replace function allocations.whom_to_start(p_cluster text, p_account text, p_type text, p_username text)
returns table (project_id uuid, public_id text, default_project_id uuid, resource_type_id uuid, unit text, user_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.public_id, u.default_project_id, r.id, r.unit, (select x.id from identity.users x where x.tenant_id = p.tenant_id and lower(x.username) = lower(btrim(p_username)))
  from projects.projects p join identity.users u on u.tenant_id = p.tenant_id and u.id = p.pi_owner_id
  left join allocations.resource_types r on r.tenant_id = p.tenant_id and lower(r.name) = lower(btrim(p_type))
  where p.tenant_id = ctx.tenant() and p.deleted_at is null and p.id = allocations.account_project(nullif(btrim(p_cluster), ''), btrim(p_account))
    and (ctx.can('usage:check') or ctx.can('usage:record') or ctx.can('allocation:read') or p.id in (select ctx.projects_to('view')))
$$;

revoke execute on function allocations.cap_since(text, timestamptz), allocations.caps_used(uuid[], timestamptz), allocations.caps_passed(uuid), allocations.whom_to_start(text, text, text, text) from public;
grant execute on function allocations.caps_used(uuid[], timestamptz), allocations.caps_passed(uuid), allocations.whom_to_start(text, text, text, text) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
