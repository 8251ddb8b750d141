set local role tenure_owner;

call ctx.protect('allocations.resource_types');
call ctx.protect('allocations.allocations');
call ctx.protect('allocations.allocation_periods');
call ctx.protect('allocations.resource_shares');
call ctx.protect('allocations.data_shares');
call ctx.protect('allocations.draws');
call ctx.protect('allocations.allocation_history', false);
call ctx.protect('allocations.resource_share_history', false);
call ctx.protect('allocations.data_share_history', false);

create policy r on allocations.resource_types for select to tenure_app using (true);
create policy c on allocations.resource_types for insert to tenure_app with check ((select ctx.can('resource_type:create')));
create policy u on allocations.resource_types for update to tenure_app using ((select ctx.can('resource_type:update')));
grant select, insert, update (name, unit, description, is_storage_type, default_lifetime_months, retired_at, granted_by_request) on allocations.resource_types to tenure_app;

-- With the permission for projects too: an allocation always shows whose it is.
create policy r on allocations.allocations for select to tenure_app
  using (((select ctx.can('allocation:read')) and (select ctx.can('project:read'))) or project_id = any (array(select ctx.projects_to('view'))));
create policy c on allocations.allocations for insert to tenure_app
  with check ((select ctx.can('allocation:create')) or project_id = any (array(select ctx.projects_to('allocate'))));
create policy u on allocations.allocations for update to tenure_app
  using ((select ctx.can('allocation:update')) or project_id = any (array(select ctx.projects_to('allocate'))));
-- Whose it is, of what, and of which kind stays: those are no columns to update.
grant select, insert, update (quantity, renewal, lifetime_months, period_start, period_end, ends_at, ended_reason, external_key, note) on allocations.allocations to tenure_app;

create policy r on allocations.allocation_periods for select to tenure_app
  using ((select ctx.can('allocation:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy c on allocations.allocation_periods for insert to tenure_app
  with check ((select ctx.can('allocation:create')) or project_id = any (array(select ctx.projects_to('allocate'))));
create policy u on allocations.allocation_periods for update to tenure_app
  using ((select ctx.can('allocation:update')) or project_id = any (array(select ctx.projects_to('allocate'))));
grant select, insert, update (ends_at, quantity) on allocations.allocation_periods to tenure_app;

-- Both ends of a rule see it; only its source writes it.
create policy r on allocations.resource_shares for select to tenure_app
  using ((select ctx.can('resource_share:read')) or source_project_id = any (array(select ctx.projects_to('view')))
    or recipient_project_id = any (array(select ctx.projects_to('view'))));
create policy c on allocations.resource_shares for insert to tenure_app
  with check ((select ctx.can('resource_share:update')) or source_project_id = any (array(select ctx.projects_to('share'))));
create policy u on allocations.resource_shares for update to tenure_app
  using ((select ctx.can('resource_share:update')) or source_project_id = any (array(select ctx.projects_to('share'))));
grant select, insert, update (share_percentage, kind, ends_at, note) on allocations.resource_shares to tenure_app;

create policy r on allocations.data_shares for select to tenure_app
  using ((select ctx.can('data_share:read')) or data_steward_id = (select ctx.uid_for('data_share:read')) or project_id = any (array(select ctx.projects_to('view')))
    or (released_at is null and security_group_id = any (array(select ctx.groups_of_viewer()))));
create policy c on allocations.data_shares for insert to tenure_app
  with check ((select ctx.can('data_share:update')) or project_id = any (array(select ctx.projects_to('share'))));
create policy u on allocations.data_shares for update to tenure_app
  using ((select ctx.can('data_share:update')) or project_id = any (array(select ctx.projects_to('share')))
    or (data_steward_id = (select ctx.uid()) and project_id = any (array(select ctx.projects_to('steward')))))
  -- A steward may hand it on, and then no longer keeps it.
  with check (true);
grant select, insert, update (name, data_steward_id, steward_inherited, security_group_id, group_inherited, released_at) on allocations.data_shares to tenure_app;

-- Use is metered by the facility, not claimed by the spender; a row is never edited.
create policy r on allocations.draws for select to tenure_app
  using ((select ctx.can('allocation:read')) or project_id = any (array(select ctx.projects_to('view'))) or paying_project_id = any (array(select ctx.projects_to('view'))));
create policy c on allocations.draws for insert to tenure_app with check ((select ctx.can('usage:record')));
grant select, insert on allocations.draws to tenure_app;

create policy r on allocations.allocation_history for select to tenure_app
  using ((select ctx.can('allocation:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy r on allocations.resource_share_history for select to tenure_app
  using ((select ctx.can('resource_share:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy r on allocations.data_share_history for select to tenure_app
  using ((select ctx.can('data_share:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy w on allocations.allocation_history for insert to tenure_audit with check (true);
create policy w on allocations.resource_share_history for insert to tenure_audit with check (true);
create policy w on allocations.data_share_history for insert to tenure_audit with check (true);
grant select on allocations.allocation_history, allocations.resource_share_history, allocations.data_share_history to tenure_app;
grant insert on allocations.allocation_history, allocations.resource_share_history, allocations.data_share_history to tenure_audit;

create or replace trigger touch before update on allocations.resource_types for each row execute function ctx.touch();
create or replace trigger touch before update on allocations.allocations for each row execute function ctx.touch();
create or replace trigger touch before update on allocations.allocation_periods for each row execute function ctx.touch();
create or replace trigger touch before update on allocations.resource_shares for each row execute function ctx.touch();
create or replace trigger touch before update on allocations.data_shares for each row execute function ctx.touch();

create or replace trigger history_i after insert on allocations.allocations referencing new table as new_t for each statement execute function audit.snapshot('allocations.allocation_history', 'allocation_id', 'project_id');
create or replace trigger history_u after update on allocations.allocations referencing new table as new_t for each statement execute function audit.snapshot('allocations.allocation_history', 'allocation_id', 'project_id');
create or replace trigger history_i after insert on allocations.resource_shares referencing new table as new_t for each statement execute function audit.snapshot('allocations.resource_share_history', 'resource_share_id', 'source_project_id');
create or replace trigger history_u after update on allocations.resource_shares referencing new table as new_t for each statement execute function audit.snapshot('allocations.resource_share_history', 'resource_share_id', 'source_project_id');
create or replace trigger history_i after insert on allocations.data_shares referencing new table as new_t for each statement execute function audit.snapshot('allocations.data_share_history', 'data_share_id', 'project_id');
create or replace trigger history_u after update on allocations.data_shares referencing new table as new_t for each statement execute function audit.snapshot('allocations.data_share_history', 'data_share_id', 'project_id');
alter table allocations.allocations enable always trigger history_i, enable always trigger history_u;
alter table allocations.resource_shares enable always trigger history_i, enable always trigger history_u;
alter table allocations.data_shares enable always trigger history_i, enable always trigger history_u;

-- The past is not audited: so it never changes at all.
create or replace trigger frozen before update or delete or truncate on allocations.allocation_history for each statement execute function audit.forbid();
create or replace trigger frozen before update or delete or truncate on allocations.resource_share_history for each statement execute function audit.forbid();
create or replace trigger frozen before update or delete or truncate on allocations.data_share_history for each statement execute function audit.forbid();
alter table allocations.allocation_history enable always trigger frozen;
alter table allocations.resource_share_history enable always trigger frozen;
alter table allocations.data_share_history enable always trigger frozen;

