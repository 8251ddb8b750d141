-- What no sum of rules may pass, whoever writes them and however many at once.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* The most that a project gives away from an instant on, in percent: at each time a rule begins or ends, of each type that a rule
   names and of all others together, the type's own rule before the uniform one, ceilings counted. */
create or replace function allocations.most_given(p_tenant uuid, p_source uuid, p_from timestamptz) returns numeric language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with rules as materialized (
    select s.* from allocations.resource_shares s where s.tenant_id = p_tenant and s.source_project_id = p_source and (s.ends_at is null or s.ends_at > p_from)
  ), given as (
    select distinct on (t.at, y.type, r.recipient_project_id) t.at, y.type, r.share_percentage
    from (select greatest(x.at, p_from) from rules r cross join lateral (values (r.starts_at), (r.ends_at)) x (at) where x.at is not null) t (at)
    cross join (select distinct r.resource_type_id from rules r union select null) y (type)
    join rules r on r.starts_at <= t.at and (r.ends_at is null or r.ends_at > t.at) and (r.resource_type_id is null or r.resource_type_id = y.type)
    order by t.at, y.type, r.recipient_project_id, r.resource_type_id nulls last, r.starts_at, r.id
  )
  select coalesce(max(s.total), 0) from (select sum(g.share_percentage) total from given g group by g.at, g.type) s
$$;

/* At most 99 % of anything is given, and one rule holds for a pair and a type at a time. Sums are no use without the lock: of eight
   that add a rule at once, each would see the others' not yet. */
create or replace function allocations.within_limits() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare x record;
begin
  perform from projects.projects p where (p.tenant_id, p.id) in (select n.tenant_id, n.source_project_id from new_t n) order by p.id for no key update;
  for x in select distinct n.tenant_id, n.source_project_id from new_t n loop
    if allocations.most_given(x.tenant_id, x.source_project_id, ctx.now()) > 99 then
      raise exception 'A project gives away at most 99 %% of any resource.' using errcode = 'TN004';
    end if;
    if exists (select from allocations.resource_shares a join allocations.resource_shares b on b.tenant_id = a.tenant_id and b.source_project_id = a.source_project_id
        and b.recipient_project_id = a.recipient_project_id and b.resource_type_id is not distinct from a.resource_type_id and b.id > a.id
      where a.tenant_id = x.tenant_id and a.source_project_id = x.source_project_id and (a.ends_at is null or a.ends_at > ctx.now()) and (b.ends_at is null or b.ends_at > ctx.now())
        and a.starts_at < coalesce(b.ends_at, 'infinity') and b.starts_at < coalesce(a.ends_at, 'infinity')) then
      raise exception 'One rule holds for a pair of projects and a type at a time.' using errcode = 'TN004';
    end if;
  end loop;
  return null;
end $$;

/* A data share is released now, and stays so: set to another day, the date would free its allocation for a second one. */
create or replace function allocations.released_now() returns trigger language plpgsql as $$
begin
  if old.released_at is not null then raise exception 'A released data share stays released.' using errcode = 'TN003'; end if;
  new.released_at := ctx.now();
  return new;
end $$;
grant execute on function allocations.within_limits(), allocations.released_now() to tenure_owner, tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
create or replace trigger limits_i after insert on allocations.resource_shares referencing new table as new_t for each statement execute function allocations.within_limits();
create or replace trigger limits_u after update on allocations.resource_shares referencing new table as new_t for each statement execute function allocations.within_limits();
create or replace trigger released_now before update on allocations.data_shares for each row when (new.released_at is distinct from old.released_at) execute function allocations.released_now();
