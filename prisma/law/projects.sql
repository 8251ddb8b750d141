set local role tenure_owner;

call ctx.protect('projects.projects');
call ctx.protect('projects.project_members');
call ctx.protect('projects.project_resource_managers');
-- The past and the counters are written by functions, and are themselves no event.
call ctx.protect('projects.project_history', false);
call ctx.protect('projects.public_id_counters', false);

create policy r on projects.projects for select to tenure_app
  using ((select ctx.can('project:read')) or pi_owner_id = (select ctx.uid_for('project:read')) or id = any (array(select ctx.projects_to('view'))));
create policy c on projects.projects for insert to tenure_app
  with check ((select ctx.can('project:create')) and (pi_owner_id = (select ctx.uid()) or (select ctx.can('project:update'))));
-- Which columns of it, projects.guard() says below.
create policy u on projects.projects for update to tenure_app
  using ((select ctx.can('project:update')) or (select ctx.can('project:delete')) or id = any (array(select ctx.projects_to('edit'))) or id = any (array(select ctx.projects_to('own'))));
create policy lock on projects.projects for update to tenure_authz using (true);
grant select, insert, update (name, description, pi_owner_id, team_id, default_data_steward_id, default_security_group_id, billing_details, status, phase, priority, license,
  external_key, updated_by, deleted_at) on projects.projects to tenure_app;
grant update (version) on projects.projects to tenure_authz;

create policy r on projects.project_members for select to tenure_app
  using ((select ctx.can('project:read')) or user_id = (select ctx.uid()) or project_id = any (array(select ctx.projects_to('view'))));
create policy w on projects.project_members to tenure_app
  using ((select ctx.can('project:update')) or project_id = any (array(select ctx.projects_to('administer'))))
  with check ((select ctx.can('project:update')) or project_id = any (array(select ctx.projects_to('administer'))));
grant select, insert, delete, update (role) on projects.project_members to tenure_app;

-- Who manages is the PI's to say.
create policy r on projects.project_resource_managers for select to tenure_app
  using ((select ctx.can('project:read')) or user_id = (select ctx.uid()) or project_id = any (array(select ctx.projects_to('view'))));
create policy w on projects.project_resource_managers to tenure_app
  using ((select ctx.can('project:update')) or project_id = any (array(select ctx.projects_to('own'))))
  with check ((select ctx.can('project:update')) or project_id = any (array(select ctx.projects_to('own'))));
grant select, insert, delete on projects.project_resource_managers to tenure_app;

create policy r on projects.project_history for select to tenure_app
  using ((select ctx.can('project:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy w on projects.project_history for insert to tenure_audit with check (true);
grant select on projects.project_history to tenure_app;
grant insert on projects.project_history to tenure_audit;

create policy w on projects.public_id_counters to tenure_authz using (true) with check (true);
grant insert, update on projects.public_id_counters to tenure_authz;

/* Who changes a project may not for that reason change whose it is, who keeps its data, or whether it lives. */
create or replace function projects.guard() returns trigger language plpgsql as $$
declare owns boolean;
begin
  if current_user <> 'tenure_app' then return new; end if;
  if old.deleted_at is not null and new.deleted_at is not null then
    raise exception 'An archived project changes no more. Restore it first.' using errcode = 'TN003';
  end if;
  if (new.public_id, new.created_by, new.created_at) is distinct from (old.public_id, old.created_by, old.created_at) then
    raise exception 'What a project was made as stays.' using errcode = '42501';
  end if;
  if new.pi_owner_id <> old.pi_owner_id and not ctx.can('project:update') then
    raise exception 'A project does not change its PI by an edit.' using errcode = '42501';
  end if;
  owns := old.id in (select ctx.projects_to('own'));
  if new.deleted_at is distinct from old.deleted_at and not (owns or ctx.can('project:delete')) then
    raise exception 'Only its PI puts a project away or brings it back.' using errcode = '42501';
  end if;
  if (new.default_data_steward_id, new.default_security_group_id) is distinct from (old.default_data_steward_id, old.default_security_group_id)
    and not (owns or ctx.can('project:update')) then
    raise exception 'Only its PI names the default steward and group of a project.' using errcode = '42501';
  end if;
  if not ctx.can('project:update') and old.id not in (select ctx.projects_to('edit'))
    and (new.name, new.description, new.team_id, new.billing_details, new.status, new.phase, new.priority, new.license, new.external_key)
      is distinct from (old.name, old.description, old.team_id, old.billing_details, old.status, old.phase, old.priority, old.license, old.external_key) then
    raise exception 'Who may only archive a project does not edit it.' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger guard before update on projects.projects for each row execute function projects.guard();
create or replace trigger touch before update on projects.projects for each row execute function ctx.touch();
create or replace trigger touch before update on projects.project_members for each row execute function ctx.touch();
create or replace trigger soft_delete before update on projects.projects for each row when (new.deleted_at is distinct from old.deleted_at) execute function ctx.soft_delete();
create or replace trigger history_i after insert on projects.projects referencing new table as new_t for each statement execute function audit.snapshot('projects.project_history', 'project_id', '');
create or replace trigger history_u after update on projects.projects referencing new table as new_t for each statement execute function audit.snapshot('projects.project_history', 'project_id', '');
alter table projects.projects enable always trigger history_i, enable always trigger history_u;
create or replace trigger frozen before update or delete or truncate on projects.project_history for each statement execute function audit.forbid();
alter table projects.project_history enable always trigger frozen;

grant create on schema projects to tenure_authz;
set local role tenure_authz;

/* The next numbers of a pair of letters in the viewer's tenant: the first of p_count. */
create or replace function projects.next_public_numbers(p_prefix text, p_count integer) returns integer language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare first integer;
begin
  -- Whoever could count at will could use a prefix up.
  if not ctx.can('project:create') or p_count not between 0 and 100000000 or p_prefix !~ '^[A-Z]{2}$' then
    raise exception 'Numbers are for whoever makes projects, for two letters, and not all of them at once.' using errcode = '42501';
  end if;
  insert into projects.public_id_counters as c (tenant_id, prefix, last) values (ctx.tenant(), p_prefix, p_count)
  on conflict (tenant_id, prefix) do update set last = c.last + p_count returning c.last - p_count + 1 into first;
  return first;
end $$;

/* Locks projects in the order of their ids until the transaction ends: deciders of one project wait for each other. */
create or replace function projects.lock(p_ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from projects.projects p where p.tenant_id = ctx.tenant() and p.id = any (p_ids) order by p.id for no key update;
end $$;

/* Living or archived projects whose name or public id has these words in it, whatever the case, among those the viewer may see: the first
   thousand by name. Row level security keeps LIKE from any index (it is not leakproof); here the trigrams find them, and the caller's own policy decides again. */
create or replace function projects.matching(p_search text, p_archived boolean) returns setof uuid language sql stable security definer rows 50
set search_path = pg_catalog, pg_temp as $$
  select p.id from projects.projects p
  where p.tenant_id = (select ctx.tenant()) and (p.deleted_at is not null) = p_archived
    and lower(p.name || ' ' || p.public_id) like '%' || regexp_replace(lower(btrim(p_search)), '([\\%_])', '\\\1', 'g') || '%'
    and ((select ctx.can('project:read')) or p.id = any (array(select ctx.projects_to('view'))))
  order by p.name, p.id limit 1000
$$;

/* What stands in the way of archiving a project: open data shares, rules by which it gives, and whose default project it is.
   Told to whoever may archive it, whether or not they see each of those. */
create or replace function projects.dependents(p_id uuid) returns table (data_shares integer, shares_given integer, default_of text) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select (select count(*)::int from allocations.data_shares d where d.tenant_id = p.tenant_id and d.project_id = p.id and d.released_at is null),
    (select count(*)::int from allocations.resource_shares s where s.tenant_id = p.tenant_id and s.source_project_id = p.id and (s.ends_at is null or s.ends_at > ctx.now())),
    (select u.full_name from identity.users u where u.tenant_id = p.tenant_id and u.default_project_id = p.id)
  from projects.projects p where p.tenant_id = ctx.tenant() and p.id = p_id and (ctx.can('project:delete') or p.id in (select ctx.projects_to('own')))
$$;

/* Who would gain and who would lose access to the project's open data shares under another default steward (absent: the PI) and group.
   Told to whoever may set the defaults. Somebody may gain one share and lose another. */
create or replace function projects.defaults_difference(p_id uuid, p_steward uuid, p_group uuid) returns table (user_id uuid, gains boolean) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with shares as materialized (
    select d.tenant_id, d.id, d.security_group_id, d.data_steward_id, case when d.group_inherited then p_group else d.security_group_id end as next_group,
      case when d.steward_inherited then coalesce(p_steward, p.pi_owner_id) else d.data_steward_id end as next_steward
    from allocations.data_shares d join projects.projects p on p.tenant_id = d.tenant_id and p.id = d.project_id
    where d.tenant_id = ctx.tenant() and d.project_id = p_id and d.released_at is null and (ctx.can('project:update') or p_id in (select ctx.projects_to('own')))
  ), was as (
    select s.id, m.user_id from shares s join identity.security_group_members m on m.tenant_id = s.tenant_id and m.group_id = s.security_group_id
    union select s.id, s.data_steward_id from shares s
  ), becomes as (
    select s.id, m.user_id from shares s join identity.security_group_members m on m.tenant_id = s.tenant_id and m.group_id = s.next_group
    union select s.id, s.next_steward from shares s
  )
  select distinct g.user_id, true from (select * from becomes except select * from was) g
  union all select distinct l.user_id, false from (select * from was except select * from becomes) l
$$;

revoke execute on function projects.next_public_numbers(text, integer), projects.lock(uuid[]), projects.matching(text, boolean), projects.dependents(uuid), projects.defaults_difference(uuid, uuid, uuid) from public;
grant execute on function projects.next_public_numbers(text, integer), projects.lock(uuid[]), projects.matching(text, boolean), projects.dependents(uuid), projects.defaults_difference(uuid, uuid, uuid) to tenure_app;
set local role tenure_owner;
revoke create on schema projects from tenure_authz;
