-- Who reaches what, and by which way: for who may ask. What a policy lets through is decided by the functions the policies use
-- (ctx.permissions_of, ctx.projects_of); the ways are written out beside them, and a test holds the two and the tables together.
set local role tenure_owner;
grant create on schema projects, allocations to tenure_authz;
set local role tenure_authz;

/* Whether the viewer may ask about everybody: who sees all roles and all memberships sees what follows from them. */
create or replace function ctx.may_ask_all() returns boolean language sql stable parallel restricted
as $$ select ctx.can('role:read') and ctx.can('security_group:read') $$;

/* What the roles of people carry now, a row for each role: of these people, or of all. */
create or replace function ctx.grants_of(t uuid, p_users uuid[]) returns table (user_id uuid, role_id uuid, role text, until timestamptz, permissions jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select ur.user_id, r.id, r.name, ur.expires_at, r.permissions from identity.user_roles ur join identity.roles r on r.tenant_id = ur.role_tenant_id and r.id = ur.role_id
  where ur.tenant_id = t and (p_users is null or ur.user_id = any (p_users)) and (ur.expires_at is null or ur.expires_at > ctx.now())
$$;

/* A person's permissions in the whole tenant, cut to a token's scopes where it is asked for one. */
create or replace function ctx.permissions_within(t uuid, u uuid, p_scopes text[]) returns text[] language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select array(select p from unnest(ctx.permissions_of(t, u, ctx.now())) p where p_scopes is null or p = any (p_scopes))
$$;

/* Every way to a project, a row for each thing it lets a person do: of these people or of all, to these projects or to all.
   `scope` is what a token needs for it, of a role's way the permission that carries it. */
create or replace function projects.ways(t uuid, p_users uuid[], p_ids uuid[], p_scopes text[])
returns table (user_id uuid, object_id uuid, kind text, action text, scope text, facts jsonb) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with x as materialized (select p.* from projects.projects p where p.tenant_id = t and (p_ids is null or p.id = any (p_ids))),
  deeds (action, deed, permission) as (values ('VIEW', 'view', 'project:read'), ('EDIT', 'edit', 'project:update'), ('ADMINISTER', 'administer', 'project:update'),
    ('OWN', 'own', 'project:update'), ('ALLOCATE', 'allocate', 'allocation:create'), ('SHARE', 'share', 'resource_share:update')),
  ways as (
    select g.user_id, x.id, 'ROLE' as kind, a.action, a.permission as scope, jsonb_build_object('roleId', g.role_id, 'role', g.role, 'until', g.until) as facts
      from ctx.grants_of(t, p_users) g join deeds a on g.permissions ? a.permission cross join x
    union all select x.pi_owner_id, x.id, 'PI', a.action, ctx.scope_of(a.deed), '{}' from x cross join deeds a
      where a.deed <> 'allocate' or not exists (select from projects.project_resource_managers m where m.tenant_id = t and m.project_id = x.id)
    union all select m.user_id, x.id, 'RESOURCE_MANAGER', a.action, ctx.scope_of(a.deed), '{}' from x join projects.project_resource_managers m on m.tenant_id = t and m.project_id = x.id
      join deeds a on a.deed <> 'own' where x.deleted_at is null
    union all select m.user_id, x.id, 'MEMBER', a.action, ctx.scope_of(a.deed), jsonb_build_object('memberRole', m.role) from x join projects.project_members m on m.tenant_id = t and m.project_id = x.id
      join deeds a on a.deed = 'view' or (a.deed = 'edit' and m.role in ('OWNER', 'EDITOR')) or (a.deed = 'administer' and m.role = 'OWNER') where x.deleted_at is null
    union all select x.default_data_steward_id, x.id, 'DEFAULT_STEWARD', 'VIEW', ctx.scope_of('view'), '{}' from x where x.deleted_at is null and x.default_data_steward_id is not null
    union all select d.data_steward_id, x.id, 'STEWARD', 'VIEW', ctx.scope_of('view'), jsonb_build_object('dataShareId', d.id, 'dataShare', d.name)
      from x join allocations.data_shares d on d.tenant_id = t and d.project_id = x.id and d.released_at is null where x.deleted_at is null
  )
  select w.user_id, w.id, w.kind, w.action, w.scope, w.facts from (
    select w.*, bool_or(w.action = 'VIEW') over (partition by w.user_id, w.id) as sees from ways w
    where (p_users is null or w.user_id = any (p_users)) and (p_scopes is null or w.scope = any (p_scopes))
  ) w join x on x.id = w.id
  -- Nobody changes what they can't see, and nobody what is archived.
  where w.sees and (w.action = 'VIEW' or x.deleted_at is null)
$$;

/* The same of data shares. USE is to reach the data; to see the share is VIEW. */
create or replace function allocations.data_share_ways(t uuid, p_users uuid[], p_ids uuid[], p_scopes text[])
returns table (user_id uuid, object_id uuid, kind text, action text, scope text, facts jsonb) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with x as materialized (
    select d.*, p.deleted_at as archived_at, p.default_data_steward_id, jsonb_build_object('projectId', p.id, 'publicId', p.public_id, 'project', p.name) as of_project
    from allocations.data_shares d join projects.projects p on p.tenant_id = d.tenant_id and p.id = d.project_id where d.tenant_id = t and (p_ids is null or d.id = any (p_ids))
  ), ways as (
    select g.user_id, x.id, 'ROLE' as kind, a.action, a.permission as scope, jsonb_build_object('roleId', g.role_id, 'role', g.role, 'until', g.until) as facts
      from ctx.grants_of(t, p_users) g join (values ('VIEW', 'data_share:read'), ('EDIT', 'data_share:update')) a (action, permission) on g.permissions ? a.permission cross join x
    union all select m.user_id, x.id, 'GROUP', a.action, 'data_share:read', x.of_project || jsonb_build_object('groupId', g.id, 'group', g.group_name, 'inherited', x.group_inherited, 'source', m.source)
      from x join identity.security_groups g on g.tenant_id = t and g.id = x.security_group_id
      join identity.security_group_members m on m.tenant_id = t and m.group_id = g.id cross join (values ('VIEW'), ('USE')) a (action) where x.released_at is null
    -- By it a steward also sees the project, and by that the share: what a token for projects alone comes by.
    union all select x.data_steward_id, x.id, 'STEWARD', a.action, a.scope,
        x.of_project || jsonb_build_object('reason', case when not x.steward_inherited then 'OWN' when x.default_data_steward_id is not null then 'PROJECT_DEFAULT' else 'PI' end)
      from x join (values ('VIEW', 'data_share:read', true, true), ('USE', 'data_share:read', false, true), ('EDIT', 'data_share:update', false, false), ('VIEW', 'project:read', false, false))
        a (action, scope, released, archived) on (a.released or x.released_at is null) and (a.archived or x.archived_at is null)
    -- What is a project's is seen by who sees the project, and changed by who shares of it.
    union all select p.user_id, x.id, case p.kind when 'STEWARD' then 'STEWARD_OF_OTHER' else p.kind end, case p.action when 'SHARE' then 'EDIT' else p.action end, p.scope, x.of_project || p.facts
      from projects.ways(t, p_users, array(select x.project_id from x), null) p join x on x.project_id = p.object_id
      where p.kind <> 'ROLE' and p.action in ('VIEW', 'SHARE') and (p.facts ->> 'dataShareId') is distinct from x.id::text
  )
  select w.user_id, w.id, w.kind, w.action, w.scope, w.facts from (
    select w.*, bool_or(w.action = 'VIEW') over (partition by w.user_id, w.id) as sees from ways w
    where (p_users is null or w.user_id = any (p_users)) and (p_scopes is null or w.scope = any (p_scopes))
  ) w join x on x.id = w.id
  where w.sees and (w.action <> 'EDIT' or x.released_at is null)
$$;

/* The projects that a person sees, as the policies decide it. */
create or replace function projects.seen_by(t uuid, u uuid, p_scopes text[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from projects.projects p where p.tenant_id = t and ('project:read' = any (ctx.permissions_within(t, u, p_scopes))
    or ((p_scopes is null or ctx.scope_of('view') = any (p_scopes)) and p.id = any (array(select ctx.projects_of(t, u, 'view')))))
$$;

/* The data shares that a person sees, as the policies decide it. */
create or replace function allocations.data_shares_seen_by(t uuid, u uuid, p_scopes text[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id from allocations.data_shares d where d.tenant_id = t and ('data_share:read' = any (ctx.permissions_within(t, u, p_scopes))
    or ((p_scopes is null or 'data_share:read' = any (p_scopes)) and (d.data_steward_id = u or (d.released_at is null
      and d.security_group_id = any (array(select m.group_id from identity.security_group_members m where m.tenant_id = t and m.user_id = u)))))
    or ((p_scopes is null or ctx.scope_of('view') = any (p_scopes)) and d.project_id = any (array(select ctx.projects_of(t, u, 'view')))))
$$;
