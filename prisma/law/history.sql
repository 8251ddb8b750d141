-- The past of what can be taken away again (memberships), of periods and of default projects: written by triggers, as every past.
set local role tenure_owner;

call ctx.protect('projects.project_member_history', false);
call ctx.protect('projects.project_resource_manager_history', false);
call ctx.protect('projects.default_project_history', false);
call ctx.protect('allocations.allocation_period_history', false);
call ctx.protect('identity.security_group_member_history', false);

-- Each as the table it is the past of: what somebody may see of the past is decided by what they may see now.
create policy r on projects.project_member_history for select to tenure_app
  using ((select ctx.can('project:read')) or user_id = (select ctx.uid()) or project_id = any (array(select ctx.projects_to('view'))));
create policy r on projects.project_resource_manager_history for select to tenure_app
  using ((select ctx.can('project:read')) or user_id = (select ctx.uid()) or project_id = any (array(select ctx.projects_to('view'))));
create policy r on projects.default_project_history for select to tenure_app using (true);
create policy r on allocations.allocation_period_history for select to tenure_app
  using ((select ctx.can('allocation:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy r on identity.security_group_member_history for select to tenure_app
  using (user_id = (select ctx.uid_for('security_group:read')) or (select ctx.can('security_group:read')) or group_id = any (array(select ctx.groups_to_steward())));
create policy w on projects.project_member_history for insert to tenure_audit with check (true);
create policy w on projects.project_resource_manager_history for insert to tenure_audit with check (true);
create policy w on projects.default_project_history for insert to tenure_audit with check (true);
create policy w on allocations.allocation_period_history for insert to tenure_audit with check (true);
create policy w on identity.security_group_member_history for insert to tenure_audit with check (true);
grant select on projects.project_member_history, projects.project_resource_manager_history, projects.default_project_history, allocations.allocation_period_history, identity.security_group_member_history to tenure_app;
grant insert on projects.project_member_history, projects.project_resource_manager_history, projects.default_project_history, allocations.allocation_period_history, identity.security_group_member_history to tenure_audit;

set local role tenure_audit;
/* Writes the past of a part that may be taken away: its row as it became, or as it last was. Arguments: history table, its column for the
   part, the column both have for what it is a part of. A part without versions of its own is made and taken away: 1 and 2. */
create or replace function audit.snapshot_part() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute format('insert into %s (tenant_id, %I, %I, user_id, version, action, changed_by, changed_at, removed, snapshot)
    select x.tenant_id, x.id, x.%I, x.user_id, coalesce((to_jsonb(x) ->> ''version'')::int, 1) + $4::int, $1, $2, $3, $4, to_jsonb(x) from %s x',
    tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[2], case tg_op when 'DELETE' then 'old_t' else 'new_t' end)
  using coalesce(nullif(current_setting('app.action', true), ''), 'sql:' || lower(tg_op)), (ctx.claims())[2]::uuid, ctx.now(), tg_op = 'DELETE';
  return null;
end $$;

/* Writes which project became a person's default. */
create or replace function audit.snapshot_default_project() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into projects.default_project_history (tenant_id, user_id, default_project_id, version, action, changed_by, changed_at)
  select n.tenant_id, n.id, n.default_project_id, n.version, coalesce(nullif(current_setting('app.action', true), ''), 'sql:update'), (ctx.claims())[2]::uuid, ctx.now()
  from new_t n join old_t o on o.tenant_id = n.tenant_id and o.id = n.id where n.default_project_id is distinct from o.default_project_id;
  return null;
end $$;
grant execute on function audit.snapshot_part(), audit.snapshot_default_project() to tenure_owner;
set local role tenure_owner;

create or replace trigger history_i after insert on projects.project_members referencing new table as new_t for each statement execute function audit.snapshot_part('projects.project_member_history', 'project_member_id', 'project_id');
create or replace trigger history_u after update on projects.project_members referencing new table as new_t for each statement execute function audit.snapshot_part('projects.project_member_history', 'project_member_id', 'project_id');
create or replace trigger history_d after delete on projects.project_members referencing old table as old_t for each statement execute function audit.snapshot_part('projects.project_member_history', 'project_member_id', 'project_id');
create or replace trigger history_i after insert on projects.project_resource_managers referencing new table as new_t for each statement execute function audit.snapshot_part('projects.project_resource_manager_history', 'project_resource_manager_id', 'project_id');
create or replace trigger history_d after delete on projects.project_resource_managers referencing old table as old_t for each statement execute function audit.snapshot_part('projects.project_resource_manager_history', 'project_resource_manager_id', 'project_id');
create or replace trigger history_i after insert on identity.security_group_members referencing new table as new_t for each statement execute function audit.snapshot_part('identity.security_group_member_history', 'security_group_member_id', 'group_id');
create or replace trigger history_d after delete on identity.security_group_members referencing old table as old_t for each statement execute function audit.snapshot_part('identity.security_group_member_history', 'security_group_member_id', 'group_id');
create or replace trigger history_i after insert on allocations.allocation_periods referencing new table as new_t for each statement execute function audit.snapshot('allocations.allocation_period_history', 'allocation_period_id', 'project_id');
create or replace trigger history_u after update on allocations.allocation_periods referencing new table as new_t for each statement execute function audit.snapshot('allocations.allocation_period_history', 'allocation_period_id', 'project_id');
create or replace trigger history_u after update on identity.users referencing old table as old_t new table as new_t for each statement execute function audit.snapshot_default_project();
alter table projects.project_members enable always trigger history_i, enable always trigger history_u, enable always trigger history_d;
alter table projects.project_resource_managers enable always trigger history_i, enable always trigger history_d;
alter table identity.security_group_members enable always trigger history_i, enable always trigger history_d;
alter table allocations.allocation_periods enable always trigger history_i, enable always trigger history_u;
alter table identity.users enable always trigger history_u;

create or replace trigger frozen before update or delete or truncate on projects.project_member_history for each statement execute function audit.forbid();
create or replace trigger frozen before update or delete or truncate on projects.project_resource_manager_history for each statement execute function audit.forbid();
create or replace trigger frozen before update or delete or truncate on projects.default_project_history for each statement execute function audit.forbid();
create or replace trigger frozen before update or delete or truncate on allocations.allocation_period_history for each statement execute function audit.forbid();
create or replace trigger frozen before update or delete or truncate on identity.security_group_member_history for each statement execute function audit.forbid();
alter table projects.project_member_history enable always trigger frozen;
alter table projects.project_resource_manager_history enable always trigger frozen;
alter table projects.default_project_history enable always trigger frozen;
alter table allocations.allocation_period_history enable always trigger frozen;
alter table identity.security_group_member_history enable always trigger frozen;
