-- Recorded use: who may see and write it. The functions that compare it are in usage-settled.sql, those that charge it in usage-charged.sql.
set local role tenure_owner;

call ctx.protect('allocations.usage_rules');
call ctx.protect('allocations.usage_accounts');
call ctx.protect('allocations.usage_imports');
call ctx.protect('allocations.usage_charges');
call ctx.protect('allocations.usage_caps');
call ctx.protect('allocations.usage_alerts');
-- A ledger that only grows tells its own past; the import that wrote it, with the hash of its bytes, and every day it charged are in the trail.
call ctx.protect('allocations.usage_records', false);
call ctx.protect('allocations.usage_staging', false);

create policy r on allocations.usage_rules for select to tenure_app using (true);
create policy w on allocations.usage_rules to tenure_app using ((select ctx.can('resource_type:update'))) with check ((select ctx.can('resource_type:update')));
grant select, insert, update (measure, weight), delete on allocations.usage_rules to tenure_app;
grant update (overuse) on allocations.resource_types to tenure_app;

create policy r on allocations.usage_accounts for select to tenure_app
  using ((select ctx.can('usage:record')) or (select ctx.can('project:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy w on allocations.usage_accounts to tenure_app using ((select ctx.can('usage:record'))) with check ((select ctx.can('usage:record')));
grant select, insert, delete on allocations.usage_accounts to tenure_app;

create policy r on allocations.usage_imports for select to tenure_app using ((select ctx.can('usage:record')) or (select ctx.can('allocation:read')));
create policy c on allocations.usage_imports for insert to tenure_app with check ((select ctx.can('usage:record')) and recorded_by = (select ctx.uid()));
create policy u on allocations.usage_imports for update to tenure_app
  using ((select ctx.can('usage:record')) and recorded_by = (select ctx.uid()) and recorded_at = (select ctx.now()));
grant select, insert, update (sha256, lines, refused, summary) on allocations.usage_imports to tenure_app;

create policy r on allocations.usage_charges for select to tenure_app
  using ((select ctx.can('allocation:read')) or project_id = any (array(select ctx.projects_to('view'))));
grant select on allocations.usage_charges to tenure_app;

-- Who used what is the project's to see, and each person's own.
create policy r on allocations.usage_records for select to tenure_app
  using ((select ctx.can('allocation:read')) or project_id = any (array(select ctx.projects_to('view'))));
grant select on allocations.usage_records to tenure_app;

-- Lines go in and are read by the functions alone.
create policy c on allocations.usage_staging for insert to tenure_app with check ((select ctx.can('usage:record')));
grant insert on allocations.usage_staging to tenure_app;

create policy r on allocations.usage_caps for select to tenure_app
  using ((select ctx.can('allocation:read')) or user_id = (select ctx.uid_for('project:read')) or project_id = any (array(select ctx.projects_to('view'))));
create policy w on allocations.usage_caps to tenure_app
  using ((select ctx.can('allocation:update')) or project_id = any (array(select ctx.projects_to('share'))))
  with check ((select ctx.can('allocation:update')) or project_id = any (array(select ctx.projects_to('share'))));
grant select, insert, update (amount, per), delete on allocations.usage_caps to tenure_app;
create or replace trigger touch before update on allocations.usage_caps for each row execute function ctx.touch();

create policy r on allocations.usage_alerts for select to tenure_app
  using ((select ctx.can('allocation:read')) or project_id = any (array(select ctx.projects_to('view'))));
grant select on allocations.usage_alerts to tenure_app;

create policy record_c on allocations.usage_charges for insert to tenure_authz with check (true);
create policy record_u on allocations.usage_charges for update to tenure_authz using (true);
create policy record_c on allocations.usage_records for insert to tenure_authz with check (true);
create policy record_d on allocations.usage_staging for delete to tenure_authz using (true);
create policy record_c on allocations.usage_alerts for insert to tenure_authz with check (true);
create policy record_c on allocations.draws for insert to tenure_authz with check (true);
grant insert, update (charged, uncharged) on allocations.usage_charges to tenure_authz;
grant insert on allocations.usage_records, allocations.usage_alerts, allocations.draws to tenure_authz;
grant delete on allocations.usage_staging to tenure_authz;

create or replace trigger frozen before update or delete or truncate on allocations.usage_records for each statement execute function audit.forbid();
alter table allocations.usage_records enable always trigger frozen;
