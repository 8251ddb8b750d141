-- What of law/reach.sql the application may ask, and about whom: oneself always, what is one's own, everything for who sees all roles and
-- memberships.
set local role tenure_authz;

/* Of these projects, those about which the viewer may ask who reaches them. */
create or replace function projects.may_ask(p_ids uuid[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from projects.projects p where p.tenant_id = ctx.tenant() and p.id = any (p_ids)
    and ((ctx.may_ask_all() and (ctx.can('project:read') or p.id = any (array(select ctx.projects_to('view'))))) or p.id = any (array(select ctx.projects_to('own'))))
$$;

/* The same of data shares: their stewards and their project's PI. */
create or replace function allocations.may_ask_data_shares(p_ids uuid[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id from allocations.data_shares d where d.tenant_id = ctx.tenant() and d.id = any (p_ids)
    and ((ctx.may_ask_all() and d.id in (select k.id from allocations.data_shares_known(p_ids) k)) or d.data_steward_id = ctx.uid_for('data_share:update')
      or d.project_id = any (array(select ctx.projects_to('own'))))
$$;

/* The ways to projects that the viewer may know of. */
create or replace function projects.ways_told(p_users uuid[], p_ids uuid[], p_scopes text[])
returns table (user_id uuid, object_id uuid, kind text, action text, scope text, facts jsonb) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.* from projects.ways(ctx.tenant(), p_users, p_ids, p_scopes) w
  where w.user_id = ctx.uid() or ctx.may_ask_all() or w.object_id in (select projects.may_ask(p_ids))
$$;

/* The ways to data shares that the viewer may know of. */
create or replace function allocations.data_share_ways_told(p_users uuid[], p_ids uuid[], p_scopes text[])
returns table (user_id uuid, object_id uuid, kind text, action text, scope text, facts jsonb) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.* from allocations.data_share_ways(ctx.tenant(), p_users, p_ids, p_scopes) w
  where w.user_id = ctx.uid() or ctx.may_ask_all() or w.object_id in (select allocations.may_ask_data_shares(p_ids))
$$;

/* All that a person sees, told to themselves and to who may ask about everybody. */
create or replace function projects.reached_by(p_user uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p from projects.seen_by(ctx.tenant(), p_user, null) p where p_user = ctx.uid() or ctx.may_ask_all()
$$;
create or replace function allocations.data_shares_reached_by(p_user uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d from allocations.data_shares_seen_by(ctx.tenant(), p_user, null) d where p_user = ctx.uid() or ctx.may_ask_all()
$$;

/* What a person may do with a project, action by action, as the policies decide it. */
create or replace function projects.decided(p_user uuid, p_id uuid, p_scopes text[]) returns table (action text, allowed boolean) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare
  t uuid := ctx.tenant(); carried text[] := ctx.permissions_within(ctx.tenant(), p_user, p_scopes); sees boolean; living boolean; x record;
begin
  if not (p_user = ctx.uid() or ctx.may_ask_all() or exists (select from projects.may_ask(array[p_id]))) then return; end if;
  sees := ctx.lets_in(t, p_user, ctx.now()) and p_id in (select projects.seen_by(t, p_user, p_scopes));
  living := exists (select from projects.projects p where p.tenant_id = t and p.id = p_id and p.deleted_at is null);
  for x in select * from (values ('VIEW', 'view', 'project:read'), ('EDIT', 'edit', 'project:update'), ('ADMINISTER', 'administer', 'project:update'), ('OWN', 'own', 'project:update'),
      ('ALLOCATE', 'allocate', 'allocation:create'), ('SHARE', 'share', 'resource_share:update')) v (action, deed, permission) loop
    action := x.action;
    allowed := sees and (x.action = 'VIEW' or (living and (x.permission = any (carried)
      or ((p_scopes is null or ctx.scope_of(x.deed) = any (p_scopes)) and p_id in (select ctx.projects_of(t, p_user, x.deed))))));
    return next;
  end loop;
end $$;

/* The same of a data share. */
create or replace function allocations.data_share_decided(p_user uuid, p_id uuid, p_scopes text[]) returns table (action text, allowed boolean) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare
  t uuid := ctx.tenant(); d allocations.data_shares; sees boolean;
begin
  if not (p_user = ctx.uid() or ctx.may_ask_all() or exists (select from allocations.may_ask_data_shares(array[p_id]))) then return; end if;
  select * into d from allocations.data_shares x where x.tenant_id = t and x.id = p_id;
  sees := ctx.lets_in(t, p_user, ctx.now()) and p_id in (select allocations.data_shares_seen_by(t, p_user, p_scopes));
  action := 'VIEW'; allowed := sees; return next;
  action := 'USE'; allowed := sees and d.released_at is null and (p_scopes is null or 'data_share:read' = any (p_scopes))
    and (d.data_steward_id = p_user or exists (select from identity.security_group_members m where m.tenant_id = t and m.group_id = d.security_group_id and m.user_id = p_user));
  return next;
  action := 'EDIT'; allowed := sees and d.released_at is null and ('data_share:update' = any (ctx.permissions_within(t, p_user, p_scopes))
    or ((p_scopes is null or ctx.scope_of('share') = any (p_scopes)) and d.project_id in (select ctx.projects_of(t, p_user, 'share')))
    or (d.data_steward_id = p_user and (p_scopes is null or ctx.scope_of('steward') = any (p_scopes)) and d.project_id in (select ctx.projects_of(t, p_user, 'steward'))));
  return next;
end $$;

revoke execute on function ctx.may_ask_all(), ctx.grants_of(uuid, uuid[]), ctx.permissions_within(uuid, uuid, text[]), projects.ways(uuid, uuid[], uuid[], text[]),
  allocations.data_share_ways(uuid, uuid[], uuid[], text[]), projects.seen_by(uuid, uuid, text[]), allocations.data_shares_seen_by(uuid, uuid, text[]), projects.may_ask(uuid[]),
  allocations.may_ask_data_shares(uuid[]), projects.ways_told(uuid[], uuid[], text[]), allocations.data_share_ways_told(uuid[], uuid[], text[]), projects.reached_by(uuid),
  allocations.data_shares_reached_by(uuid), projects.decided(uuid, uuid, text[]), allocations.data_share_decided(uuid, uuid, text[]) from public;
grant execute on function ctx.may_ask_all(), projects.may_ask(uuid[]), allocations.may_ask_data_shares(uuid[]), projects.ways_told(uuid[], uuid[], text[]),
  allocations.data_share_ways_told(uuid[], uuid[], text[]), projects.reached_by(uuid), allocations.data_shares_reached_by(uuid), projects.decided(uuid, uuid, text[]),
  allocations.data_share_decided(uuid, uuid, text[]) to tenure_app;
set local role tenure_owner;
revoke create on schema projects, allocations from tenure_authz;
