-- What a person may do with a project because of who they are to it. Asked anew in every statement: a removed person has nothing at once.
set local role tenure_authz;

/* Whether the viewer may use what their relations carry for this permission: a person always, a token only what its scopes name. */
create or replace function ctx.scoped(permission text) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare claims text[] := ctx.claims();
begin
  if claims[5] is distinct from 'API_TOKEN' then return claims is not null; end if;
  return exists (select from identity.api_tokens x where x.tenant_id = claims[1]::uuid and x.id = claims[4]::uuid and permission = any (x.scopes));
end $$;

/* The viewer, where what is theirs by name alone falls under this permission; nobody for a token without it. */
create or replace function ctx.uid_for(permission text) returns uuid language sql stable parallel restricted
as $$ select case when ctx.scoped(permission) then ctx.uid() end $$;

/* Whether a person acts themselves, not a program by a token, nor somebody else who looks as them. */
create or replace function ctx.in_person() returns boolean language sql stable parallel restricted
as $$ select coalesce((ctx.claims())[5] not in ('API_TOKEN', 'IMPERSONATION'), false) $$;

/* Whether somebody looks as another person: what is that person's alone stays out of their sight. */
create or replace function ctx.impersonating() returns boolean language sql stable parallel restricted
as $$ select coalesce((ctx.claims())[5] = 'IMPERSONATION', false) $$;

/* Which scope a token needs for what a relation carries. */
create or replace function ctx.scope_of(deed text) returns text language sql immutable parallel safe as $$
  select case deed when 'view' then 'project:read' when 'allocate' then 'allocation:update' when 'share' then 'resource_share:update'
    when 'steward' then 'data_share:update' else 'project:update' end
$$;

/* The projects of a person to: view, edit, administer, own, allocate, share, steward. Granted to nobody: the viewer asks ctx.projects_to,
   and who may ask about others asks law/reach.sql, so that what is explained is what is allowed.
   An archived project is its PI's alone, to look at and to bring back: whoever else had a part in it has none. */
create or replace function ctx.projects_of(t uuid, u uuid, deed text) returns setof uuid language plpgsql stable security definer rows 50
set search_path = pg_catalog, pg_temp as $$
begin
  if deed in ('view', 'edit', 'administer', 'own', 'share', 'steward') then
    return query select p.id from projects.projects p where p.tenant_id = t and p.pi_owner_id = u and (p.deleted_at is null or deed in ('view', 'own'));
  end if;
  if deed in ('view', 'edit', 'administer', 'allocate', 'share') then
    return query select m.project_id from projects.project_resource_managers m join projects.projects p on p.tenant_id = m.tenant_id and p.id = m.project_id
      where m.tenant_id = t and m.user_id = u and p.deleted_at is null;
  end if;
  if deed in ('view', 'edit', 'administer') then
    return query select m.project_id from projects.project_members m join projects.projects p on p.tenant_id = m.tenant_id and p.id = m.project_id
      where m.tenant_id = t and m.user_id = u and p.deleted_at is null and (deed = 'view' or m.role = 'OWNER' or (deed = 'edit' and m.role = 'EDITOR'));
  end if;
  if deed = 'allocate' then
    -- Where nobody is named, the PI is the resource manager.
    return query select p.id from projects.projects p where p.tenant_id = t and p.pi_owner_id = u and p.deleted_at is null
      and not exists (select from projects.project_resource_managers m where m.tenant_id = t and m.project_id = p.id);
  end if;
  if deed in ('view', 'steward') then
    return query select d.project_id from allocations.data_shares d join projects.projects p on p.tenant_id = d.tenant_id and p.id = d.project_id
        where d.tenant_id = t and d.data_steward_id = u and d.released_at is null and p.deleted_at is null
      union all select p.id from projects.projects p where p.tenant_id = t and p.default_data_steward_id = u and p.deleted_at is null;
  end if;
end $$;

/* The project for which a request of the viewer's own approval is being carried out: said by the trigger that found every approval given, and
   true until the transaction ends or says otherwise. An approver need not keep the project's allocations to grant what was approved. */
create or replace function ctx.awarding() returns uuid language plpgsql stable security definer parallel restricted set search_path = pg_catalog, pg_temp as $$
declare award text := nullif(current_setting('app.award', true), '');
begin
  if award is null or ctx.sign(award) is distinct from current_setting('app.award_mark', true) or split_part(award, '|', 4) is distinct from ctx.uid()::text then return null; end if;
  return split_part(award, '|', 3)::uuid;
end $$;

/* The projects of the viewer to do this with. Sees only the context's own tenant and person. */
create or replace function ctx.projects_to(deed text) returns setof uuid language plpgsql stable security definer rows 50
set search_path = pg_catalog, pg_temp as $$
declare claims text[] := ctx.claims();
begin
  if claims[1] is null then return; end if;
  if deed in ('view', 'allocate', 'share') and ctx.awarding() is not null then return next ctx.awarding(); end if;
  -- A relation gives a token only what its scopes name.
  if not ctx.scoped(ctx.scope_of(deed)) then return; end if;
  return query select p from ctx.projects_of(claims[1]::uuid, claims[2]::uuid, deed) p;
end $$;

/* The security groups the viewer keeps: those of the projects they own, and of the data shares they steward unless it is another PI's
   project's. A group that a directory keeps is nobody's here. */
create or replace function ctx.groups_to_steward() returns setof uuid language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
  select g.id from identity.security_groups g where g.tenant_id = ctx.tenant() and g.external_system_id is null and g.id in (
  select d.security_group_id from allocations.data_shares d
   where d.tenant_id = ctx.tenant() and d.released_at is null and d.data_steward_id = ctx.uid_for('data_share:update')
     and not exists (select from projects.projects p where p.tenant_id = d.tenant_id and p.default_security_group_id = d.security_group_id and p.pi_owner_id <> ctx.uid())
  union select p.default_security_group_id from projects.projects p where p.tenant_id = ctx.tenant() and p.id in (select ctx.projects_to('own')))
$$;

/* The security groups the viewer belongs to. */
create or replace function ctx.groups_of_viewer() returns setof uuid language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp as $$
  select m.group_id from identity.security_group_members m where m.tenant_id = ctx.tenant() and m.user_id = ctx.uid_for('data_share:read')
$$;

/* What seed 3 calls has_permission: a tenant-wide permission, or, for a project, a relation that carries it. */
create or replace function ctx.has_permission(p_user uuid, p_permission text, p_resource uuid default null) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select (p_user = ctx.uid() or ctx.can('role:read')) and (p_permission = any (ctx.permissions_of(ctx.tenant(), p_user, ctx.now()))
    or (p_user = ctx.uid() and p_resource is not null and p_resource in (select ctx.projects_to(case p_permission
      when 'project:read' then 'view' when 'project:update' then 'edit' when 'allocation:update' then 'allocate' when 'resource_share:update' then 'share' else 'none' end))))
$$;

revoke execute on function ctx.scope_of(text), ctx.projects_of(uuid, uuid, text), ctx.scoped(text), ctx.uid_for(text), ctx.in_person(), ctx.impersonating(), ctx.awarding(), ctx.projects_to(text), ctx.groups_to_steward(), ctx.groups_of_viewer(), ctx.has_permission(uuid, text, uuid) from public;
grant execute on function ctx.scoped(text), ctx.uid_for(text), ctx.in_person(), ctx.impersonating(), ctx.awarding(), ctx.projects_to(text), ctx.groups_to_steward(), ctx.groups_of_viewer() to tenure_app, tenure_owner, tenure_audit;
grant execute on function ctx.has_permission(uuid, text, uuid) to tenure_app, tenure_owner;
