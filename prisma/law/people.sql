-- Finding people, shutting them out, letting them in again, putting them away.
set local role tenure_owner;
grant update (revoked_at) on identity.sessions, identity.api_tokens to tenure_authz;
grant create on schema identity, projects to tenure_authz;
set local role tenure_authz;

/* Parts that a living project, or an open data share, would be left without: as its PI, its only resource manager, its data steward. */
create or replace function projects.parts_held(p_tenant uuid, p_user uuid) returns table (part text, public_id text, name text) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select 'PI', p.public_id, p.name from projects.projects p where p.tenant_id = p_tenant and p.pi_owner_id = p_user and p.deleted_at is null
  union all select 'RESOURCE_MANAGER', p.public_id, p.name from projects.project_resource_managers m join projects.projects p on p.tenant_id = m.tenant_id and p.id = m.project_id
    where m.tenant_id = p_tenant and m.user_id = p_user and p.deleted_at is null
      and not exists (select from projects.project_resource_managers o where o.tenant_id = m.tenant_id and o.project_id = m.project_id and o.user_id <> m.user_id)
  union all select 'DATA_STEWARD', p.public_id, p.name from projects.projects p where p.tenant_id = p_tenant and p.deleted_at is null
    and p.id in (select q.id from projects.projects q where q.tenant_id = p_tenant and q.default_data_steward_id = p_user
      union all select d.project_id from allocations.data_shares d where d.tenant_id = p_tenant and d.data_steward_id = p_user and d.released_at is null and not d.steward_inherited)
  order by 2, 1
$$;

/* The same, told to whoever may archive people. */
create or replace function identity.parts_of(p_user uuid) returns table (part text, public_id text, name text) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select h.part, h.public_id, h.name from projects.parts_held(ctx.tenant(), p_user) h where ctx.can('user:delete')
$$;

/* Who is shut out is out: sessions end with the statement. Tokens stop by the person's status, and come back with it; an archived person's are gone. */
create or replace function identity.shut_out() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare x record;
begin
  for x in select n.tenant_id, n.id, n.deleted_at is not null as archived, n.full_name from new_t n join old_t o on o.tenant_id = n.tenant_id and o.id = n.id
    where o.status = 'ACTIVE' and n.status <> 'ACTIVE' or o.deleted_at is null and n.deleted_at is not null loop
    if x.archived and exists (select from projects.parts_held(x.tenant_id, x.id)) then
      raise exception '% still has a part in living projects.', x.full_name using errcode = 'TN006';
    end if;
    update identity.sessions s set revoked_at = ctx.now() where s.tenant_id = x.tenant_id and s.user_id = x.id and s.revoked_at is null;
    if x.archived then
      update identity.api_tokens a set revoked_at = ctx.now() where a.tenant_id = x.tenant_id and a.user_id = x.id and a.revoked_at is null;
    end if;
  end loop;
  return null;
end $$;

/* Until when failed sign-ins have locked people, told to whoever may unlock them. */
create or replace function identity.locks_of(p_users uuid[]) returns table (id uuid, locked_until timestamptz, failed_sign_ins integer) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select u.id, u.locked_until, u.failed_sign_ins from identity.users u
  where u.tenant_id = ctx.tenant() and u.id = any (p_users) and u.locked_until > ctx.now() and ctx.can('user:update')
$$;

/* Forgets failed sign-ins, so that the person may try again at once. */
create or replace function identity.unlock(p_user uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.can('user:update') or ctx.impersonating() then raise exception 'Only who may change people unlocks them.' using errcode = '42501'; end if;
  update identity.users u set failed_sign_ins = 0, locked_until = null where u.tenant_id = ctx.tenant() and u.id = p_user;
end $$;

/* How many projects, archived ones too, belong to a team: told to whoever keeps teams, whether or not they see each. */
create or replace function projects.of_team(p_team uuid) returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from projects.projects p where p.tenant_id = ctx.tenant() and p.team_id = p_team and ctx.can('team:update')
$$;

/* People in whose name, username or address this stands, whatever the case: the first thousand by name. Row level security keeps LIKE
   from any index (it is not leakproof); here the trigrams find them, and the caller's own policy decides again. */
create or replace function identity.matching_people(p_search text) returns setof uuid language sql stable security definer rows 50
set search_path = pg_catalog, pg_temp as $$
  select u.id from identity.users u
  where u.tenant_id = (select ctx.tenant()) and u.deleted_at is null
    and lower(u.full_name || ' ' || u.username || ' ' || u.email) like '%' || regexp_replace(lower(btrim(p_search)), '([\\%_])', '\\\1', 'g') || '%'
  order by u.full_name, u.id limit 1000
$$;

/* The same for people who are archived. */
create or replace function identity.matching_archived(p_search text) returns setof uuid language sql stable security definer rows 50
set search_path = pg_catalog, pg_temp as $$
  select u.id from identity.users u
  where u.tenant_id = (select ctx.tenant()) and u.deleted_at is not null
    and lower(u.full_name || ' ' || u.username || ' ' || u.email) like '%' || regexp_replace(lower(btrim(p_search)), '([\\%_])', '\\\1', 'g') || '%'
  order by u.full_name, u.id limit 1000
$$;

/* The same for security groups. */
create or replace function identity.matching_groups(p_search text) returns setof uuid language sql stable security definer rows 50
set search_path = pg_catalog, pg_temp as $$
  select g.id from identity.security_groups g
  where g.tenant_id = (select ctx.tenant())
    and lower(g.group_name) like '%' || regexp_replace(lower(btrim(p_search)), '([\\%_])', '\\\1', 'g') || '%'
  order by g.group_name, g.id limit 1000
$$;
revoke execute on function identity.matching_people(text), identity.matching_archived(text), identity.matching_groups(text) from public;
grant execute on function identity.matching_people(text), identity.matching_archived(text), identity.matching_groups(text) to tenure_app;
grant execute on function identity.parts_of(uuid), identity.locks_of(uuid[]), identity.unlock(uuid), projects.of_team(uuid) to tenure_app;
grant execute on function identity.shut_out() to tenure_owner, tenure_app;
set local role tenure_owner;
revoke create on schema identity, projects from tenure_authz;

create or replace trigger shut_out after update on identity.users referencing old table as old_t new table as new_t for each statement execute function identity.shut_out();
