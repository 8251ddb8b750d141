set local role tenure_owner;
alter table identity.users drop constraint users_default_project_is_own;
drop index identity.users_default_project;
-- Forced row level security binds the owner too: without this the update would touch nothing.
alter table identity.users no force row level security;
update identity.users set default_project_id = null where default_project_id is not null;
alter table identity.users force row level security;
drop table projects.public_id_counters, projects.project_history, projects.project_resource_managers, projects.project_members, projects.projects cascade;
