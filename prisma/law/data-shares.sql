-- Who may reach a data share and why, and what a person sees of the project it belongs to.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* Projects that the viewer meets at the other end of a rule, of a draw or of a data share, or in a request they decide about, or could share with. */
create or replace function allocations.projects_met(p_ids uuid[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with seen as materialized (select v from ctx.projects_to('view') v), sharer as materialized (select exists (select from ctx.projects_to('share')) may), groups as materialized (select g from ctx.groups_of_viewer() g)
  select p.id from projects.projects p
  where p.tenant_id = ctx.tenant() and p.id = any (p_ids)
    and (ctx.can('project:read') or ctx.can('resource_share:read') or p.id in (select v from seen) or (p.deleted_at is null and (select may from sharer))
      or exists (select from allocations.resource_shares s where s.tenant_id = p.tenant_id
        and ((s.source_project_id = p.id and s.recipient_project_id in (select v from seen)) or (s.recipient_project_id = p.id and s.source_project_id in (select v from seen))))
      or exists (select from allocations.draws d where d.tenant_id = p.tenant_id
        and ((d.project_id = p.id and d.paying_project_id in (select v from seen)) or (d.paying_project_id = p.id and d.project_id in (select v from seen))))
      or exists (select from allocations.data_shares d where d.tenant_id = p.tenant_id and d.project_id = p.id and d.released_at is null
        and (ctx.can('data_share:read') or d.data_steward_id = ctx.uid_for('data_share:read') or d.security_group_id in (select g from groups)))
      or p.id = any (array(select allocations.projects_of_requests())))
$$;

/* Their names, and no more. */
create or replace function allocations.project_references(p_ids uuid[]) returns table (id uuid, public_id text, name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.public_id, p.name from projects.projects p where p.tenant_id = ctx.tenant() and p.id = any (array(select allocations.projects_met(p_ids)))
$$;

/* A living project that something may be shared with, by its id or public id, for whoever may share anything. */
create or replace function allocations.shareable_project(p_id uuid, p_public_id text) returns table (id uuid, public_id text, name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.public_id, p.name from projects.projects p
  where p.tenant_id = ctx.tenant() and p.deleted_at is null and (p.id = p_id or (p_id is null and p.public_id = upper(p_public_id)))
    and (ctx.can('resource_share:update') or exists (select from ctx.projects_to('share')))
$$;

/* Data shares the viewer may look into: those of projects they see, those they steward. A mere member of the group sees the share, and nobody else in it. */
create or replace function allocations.data_shares_known(p_ids uuid[]) returns setof allocations.data_shares language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.* from allocations.data_shares d where d.tenant_id = ctx.tenant() and d.id = any (p_ids)
    and (ctx.can('data_share:read') or d.data_steward_id = ctx.uid_for('data_share:read') or d.project_id = any (array(select ctx.projects_to('view'))))
$$;

/* Data shares of which the viewer learns what they are: those they may look into, and those whose group they are in. */
create or replace function allocations.data_shares_met(p_ids uuid[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.id from allocations.data_shares_known(p_ids) k
  union select d.id from allocations.data_shares d where d.tenant_id = ctx.tenant() and d.id = any (p_ids) and d.security_group_id in (select ctx.groups_of_viewer())
$$;

/* A data share's size at a time, and why its steward is the one: OWN, PROJECT_DEFAULT or PI. */
create or replace function allocations.data_share_facts(p_ids uuid[], p_at timestamptz) returns table (id uuid, quota numeric, steward_reason text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, coalesce((select o.quantity from allocations.own_at(d.tenant_id, array[d.project_id], p_at) o where o.allocation_id = d.source_allocation_id), 0.0000),
    case when not d.steward_inherited then 'OWN' when p.default_data_steward_id is not null then 'PROJECT_DEFAULT' else 'PI' end
  from allocations.data_shares d join projects.projects p on p.tenant_id = d.tenant_id and p.id = d.project_id
  where d.tenant_id = ctx.tenant() and d.id = any (p_ids)
    and d.id = any (array(select allocations.data_shares_met(p_ids)))
$$;

/* Who reaches a data share, and by which right: as a member of its security group, as its steward. Whoever may not look into it sees themselves alone. */
create or replace function allocations.data_share_accesses(p_ids uuid[]) returns table (data_share_id uuid, user_id uuid, reason text, group_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.* from (
    select d.id, m.user_id, 'GROUP_MEMBER', m.group_id from allocations.data_shares d join identity.security_group_members m on m.tenant_id = d.tenant_id and m.group_id = d.security_group_id
      where d.tenant_id = ctx.tenant() and d.id = any (p_ids) and d.released_at is null
    union all select d.id, d.data_steward_id, 'STEWARD', null from allocations.data_shares d where d.tenant_id = ctx.tenant() and d.id = any (p_ids) and d.released_at is null
  ) x(data_share_id, user_id, reason, group_id)
  where x.user_id = ctx.uid() or x.data_share_id in (select k.id from allocations.data_shares_known(p_ids) k)
  order by 1, 2, 3
$$;

/* Who would gain and who would lose access if a data share took another group. */
create or replace function allocations.access_difference(p_id uuid, p_group uuid) returns table (user_id uuid, gains boolean) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with share as materialized (select d.* from allocations.data_shares_known(array[p_id]) d),
  was as (select a.user_id from share s cross join lateral allocations.data_share_accesses(array[s.id]) a),
  becomes as (select m.user_id from share s join identity.security_group_members m on m.tenant_id = s.tenant_id and m.group_id = p_group union select s.data_steward_id from share s)
  select b.user_id, true from becomes b where b.user_id not in (select w.user_id from was w)
  union all select w.user_id, false from (select distinct w.user_id from was w) w where w.user_id not in (select b.user_id from becomes b)
  order by 1
$$;

/* Whom and what the data shares of a project inherit: for who may see the project, or keeps one of them. */
create or replace function allocations.inherited_by_data_shares(p_project uuid) returns table (steward_id uuid, group_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(p.default_data_steward_id, p.pi_owner_id), p.default_security_group_id from projects.projects p
  where p.tenant_id = ctx.tenant() and p.id = p_project
    and (ctx.can('project:read') or ctx.can('data_share:update') or p.id in (select ctx.projects_to('view')))
$$;

/* Fills a data share's own, still empty group with those of another: for who may keep the share. Nobody loses access by the making of a group. */
create or replace function allocations.fill_own_group(p_share uuid, p_from uuid) returns void language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into identity.security_group_members (tenant_id, id, group_id, user_id, added_by)
  select m.tenant_id, gen_random_uuid(), d.security_group_id, m.user_id, ctx.uid()
  from allocations.data_shares d join identity.security_group_members m on m.tenant_id = d.tenant_id and m.group_id = p_from
  where d.tenant_id = ctx.tenant() and d.id = p_share and not d.group_inherited
    and not exists (select from identity.security_group_members o where o.tenant_id = d.tenant_id and o.group_id = d.security_group_id)
    and (ctx.can('data_share:update') or d.data_steward_id = ctx.uid() or d.project_id in (select ctx.projects_to('own')))
$$;

/* Inherited stewards and groups follow the project at once. */
create or replace function allocations.follow_project() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update allocations.data_shares d set data_steward_id = coalesce(new.default_data_steward_id, new.pi_owner_id)
  where d.tenant_id = new.tenant_id and d.project_id = new.id and d.released_at is null and d.steward_inherited and d.data_steward_id <> coalesce(new.default_data_steward_id, new.pi_owner_id);
  update allocations.data_shares d set security_group_id = new.default_security_group_id
  where d.tenant_id = new.tenant_id and d.project_id = new.id and d.released_at is null and d.group_inherited and d.security_group_id <> new.default_security_group_id;
  return null;
end $$;

revoke execute on function allocations.projects_met(uuid[]), allocations.data_shares_met(uuid[]), allocations.project_references(uuid[]), allocations.shareable_project(uuid, text), allocations.data_shares_known(uuid[]), allocations.data_share_facts(uuid[], timestamptz),
  allocations.data_share_accesses(uuid[]), allocations.access_difference(uuid, uuid), allocations.inherited_by_data_shares(uuid), allocations.fill_own_group(uuid, uuid), allocations.follow_project() from public;
grant execute on function allocations.project_references(uuid[]), allocations.shareable_project(uuid, text), allocations.data_share_facts(uuid[], timestamptz),
  allocations.data_share_accesses(uuid[]), allocations.access_difference(uuid, uuid), allocations.inherited_by_data_shares(uuid), allocations.fill_own_group(uuid, uuid) to tenure_app;
grant execute on function allocations.follow_project() to tenure_owner;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
create policy fill on identity.security_group_members for insert to tenure_authz with check (true);
grant insert on identity.security_group_members to tenure_authz;
create policy follow on allocations.data_shares for update to tenure_authz using (true);
grant update (data_steward_id, security_group_id) on allocations.data_shares to tenure_authz;
create or replace trigger follow_project after update on projects.projects for each row
  when ((new.default_data_steward_id, new.pi_owner_id, new.default_security_group_id) is distinct from (old.default_data_steward_id, old.pi_owner_id, old.default_security_group_id))
  execute function allocations.follow_project();
