-- What a decision rests on: the locks it takes first, and the facts it reads then.
-- These functions see the other ends of rules, which their callers may not; what a person is told of them is the API's to cut.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* One decider at a time on the tenant's graph of rules: two that add an edge each can't close a circle between them. */
create or replace function allocations.lock_rules() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('allocations.rules:' || ctx.tenant()::text, 0))
$$;

/* The projects whose figures a decision judges. RECIPIENTS: a cut reaches those that receive. SOURCES: a draw reaches those that pay, the PI's default project too. */
create or replace function allocations.reach(p_projects uuid[], p_whom text) returns uuid[] language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select array(select unnest(p_projects)
    union select s.recipient_project_id from allocations.resource_shares s where p_whom = 'RECIPIENTS' and s.tenant_id = ctx.tenant() and s.source_project_id = any (p_projects) and (s.ends_at is null or s.ends_at > ctx.now())
    union select s.source_project_id from allocations.resource_shares s where p_whom = 'SOURCES' and s.tenant_id = ctx.tenant() and s.recipient_project_id = any (p_projects) and (s.ends_at is null or s.ends_at > ctx.now())
    union select u.default_project_id from projects.projects p join identity.users u on u.tenant_id = p.tenant_id and u.id = p.pi_owner_id
      where p_whom = 'SOURCES' and p.tenant_id = ctx.tenant() and p.id = any (p_projects) and u.default_project_id is not null)
$$;

/* Locks projects with all that a decision at them reaches, in the order of ids. A rule made meanwhile widens the reach: the locks are given back and taken anew, so that the order holds. */
create or replace function allocations.lock_reach(p_projects uuid[], p_whom text) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare wanted uuid[];
begin
  for attempt in 1..50 loop
    wanted := allocations.reach(p_projects, p_whom);
    begin
      perform projects.lock(wanted);
      if allocations.reach(p_projects, p_whom) <@ wanted then return; end if;
      raise exception 'The reach widened.' using errcode = 'TN010';
    exception when sqlstate 'TN010' then null;
    end;
  end loop;
  raise exception 'The rules around these projects change too fast.' using errcode = '40001';
end $$;

/* Projects of whose neighbourhood a decision of the viewer may rest on the facts. */
create or replace function allocations.decidable(p_projects uuid[]) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when ctx.can('allocation:read') or ctx.can('usage:record') or ctx.can('usage:check') or ctx.can('resource_share:update') or ctx.can('allocation:update') or ctx.can('data_share:update') then p_projects
    else array(select v from ctx.projects_to('view') v where v = any (p_projects) union select w from allocations.projects_waiting() w where w = any (p_projects)) end
$$;

/* All that the arithmetic needs of some projects from an instant on: their neighbours by rules, the allocations of those and of their
   sources, what is carved and drawn there; and every rule downstream of p_downstream, by which a circle could close. */
create or replace function allocations.facts(p_core uuid[], p_downstream uuid[], p_from timestamptz) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); core uuid[] := allocations.decidable(p_core); near uuid[]; wide uuid[]; below uuid[]; shares uuid[]; held uuid[]; known uuid[];
begin
  near := array(select unnest(core)
    union select s.recipient_project_id from allocations.resource_shares s where s.tenant_id = t and s.source_project_id = any (core) and (s.ends_at is null or s.ends_at > p_from)
    union select s.source_project_id from allocations.resource_shares s where s.tenant_id = t and s.recipient_project_id = any (core) and (s.ends_at is null or s.ends_at > p_from));
  below := array(with recursive b(id) as (select unnest(p_downstream)
    union select s.recipient_project_id from allocations.resource_shares s join b on s.source_project_id = b.id where s.tenant_id = t and (s.ends_at is null or s.ends_at > p_from)) select b.id from b);
  shares := array(select s.id from allocations.resource_shares s where s.tenant_id = t and (s.ends_at is null or s.ends_at > p_from)
    and (s.source_project_id = any (near || below) or s.recipient_project_id = any (near)));
  wide := array(select unnest(near) union select s.source_project_id from allocations.resource_shares s where s.tenant_id = t and s.id = any (shares) and s.recipient_project_id = any (near));
  held := array(select a.id from allocations.allocations a where a.tenant_id = t and a.project_id = any (wide) and (a.ends_at is null or a.ends_at > p_from)
    union select d.allocation_id from allocations.draws d
      join allocations.allocation_periods p on p.tenant_id = d.tenant_id and p.allocation_id = d.allocation_id and p.k = d.k and p.ends_at > p_from
      where d.tenant_id = t and (d.project_id = any (near) or d.paying_project_id = any (near)));
  known := allocations.visible(array(select unnest(wide) union select a.project_id from allocations.allocations a where a.tenant_id = t and a.id = any (held)));
  return jsonb_build_object(
    'allocations', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'projectId', a.project_id, 'resourceTypeId', a.resource_type_id, 'quantity', a.quantity::text, 'startsAt', a.starts_at, 'endsAt', a.ends_at,
        'periods', coalesce((select jsonb_agg(jsonb_build_object('startsAt', p.starts_at, 'endsAt', p.ends_at, 'quantity', p.quantity::text) order by p.k)
          from allocations.allocation_periods p where p.tenant_id = t and p.allocation_id = a.id and p.ends_at > p_from), '[]')))
      from allocations.allocations a where a.tenant_id = t and a.id = any (held)), '[]'),
    'carved', coalesce((select jsonb_agg(jsonb_build_object('allocationId', d.source_allocation_id, 'startsAt', d.created_at, 'endsAt', d.released_at))
      from allocations.data_shares d where d.tenant_id = t and d.source_allocation_id = any (held) and (d.released_at is null or d.released_at > p_from)), '[]'),
    'shares', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'sourceProjectId', s.source_project_id, 'recipientProjectId', s.recipient_project_id, 'resourceTypeId', s.resource_type_id,
        'hundredths', (s.share_percentage * 100)::int, 'kind', s.kind, 'startsAt', s.starts_at, 'endsAt', s.ends_at))
      from allocations.resource_shares s where s.tenant_id = t and s.id = any (shares)), '[]'),
    'draws', coalesce((select jsonb_agg(jsonb_build_object('spenderProjectId', d.project_id, 'allocationId', d.allocation_id, 'amount', d.amount::text, 'source', d.source, 'startsAt', d.drawn_at, 'endsAt', p.ends_at))
      from allocations.draws d join allocations.allocation_periods p on p.tenant_id = d.tenant_id and p.allocation_id = d.allocation_id and p.k = d.k and p.ends_at > p_from
      where d.tenant_id = t and (d.project_id = any (near) or d.paying_project_id = any (near))), '[]'),
    'types', coalesce((select jsonb_object_agg(r.id, jsonb_build_object('name', r.name, 'unit', r.unit)) from allocations.resource_types r where r.tenant_id = t), '{}'),
    'projects', coalesce((select jsonb_object_agg(p.id, p.public_id) from projects.projects p where p.tenant_id = t and (p.id = any (wide || below)
      or p.id in (select a.project_id from allocations.allocations a where a.tenant_id = t and a.id = any (held)) or p.id in (select s.recipient_project_id from allocations.resource_shares s where s.tenant_id = t and s.id = any (shares))
      or p.id in (select d.project_id from allocations.draws d where d.tenant_id = t and d.paying_project_id = any (near)))), '{}'),
    'known', to_jsonb(known));
end $$;

/* A unit may be renamed only while nothing is counted in it. The storage flag is held by the allocations' own reference. */
create or replace function allocations.unit_stays() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from allocations.allocations a where a.tenant_id = old.tenant_id and a.resource_type_id = old.id) then
    raise exception 'The unit of a resource type can not change while allocations are counted in it.' using errcode = 'TN003';
  end if;
  return new;
end $$;
revoke execute on function allocations.lock_rules(), allocations.reach(uuid[], text), allocations.lock_reach(uuid[], text), allocations.decidable(uuid[]), allocations.facts(uuid[], uuid[], timestamptz),
  allocations.unit_stays() from public;
grant execute on function allocations.lock_rules(), allocations.lock_reach(uuid[], text), allocations.facts(uuid[], uuid[], timestamptz) to tenure_app;
grant execute on function allocations.unit_stays() to tenure_owner;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
create or replace trigger unit_stays before update on allocations.resource_types for each row when (new.unit is distinct from old.unit) execute function allocations.unit_stays();
