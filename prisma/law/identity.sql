set local role tenure_owner;

call ctx.protect('identity.teams');
call ctx.protect('identity.team_members');
call ctx.protect('identity.users');
call ctx.protect('identity.sessions');
call ctx.protect('identity.api_tokens');
call ctx.protect('identity.roles');
call ctx.protect('identity.user_roles');
call ctx.protect('identity.security_groups');
call ctx.protect('identity.security_group_members');
-- Bookkeeping of repeated requests, not a fact of the facility: outside the trail.
call ctx.protect('identity.idempotency_keys', false);

-- The tenant's own row has no tenant_id beside its id.
call ctx.watch('identity.tenants');
alter table identity.tenants enable row level security;
alter table identity.tenants force row level security;
drop policy if exists tenant on identity.tenants;
drop policy if exists authz on identity.tenants;
drop policy if exists r on identity.tenants;
drop policy if exists u on identity.tenants;
create policy tenant on identity.tenants as restrictive to tenure_app using (id = (select ctx.tenant())) with check (id = (select ctx.tenant()));
create policy authz on identity.tenants for select to tenure_authz, tenure_backup using (true);
create policy r on identity.tenants for select to tenure_app using (true);
create policy u on identity.tenants for update to tenure_app using ((select ctx.can('tenant:update')));
grant select on identity.tenants to tenure_authz, tenure_backup, tenure_app;
-- Quota, tier, region and restriction are the installation's to set, not the tenant's.
grant update (name, settings) on identity.tenants to tenure_app;

-- People of one tenant know one another; secrets are granted to nobody.
create policy r on identity.users for select to tenure_app using (true);
create policy c on identity.users for insert to tenure_app with check ((select ctx.can('user:create')));
create policy u on identity.users for update to tenure_app using ((select ctx.can('user:update')) or (id = (select ctx.uid()) and (select ctx.in_person())));
grant select (tenant_id, id, username, email, email_verified, full_name, external_id, avatar_url, status, last_login_at, default_project_id, version, created_at, updated_at, deleted_at)
  on identity.users to tenure_app;
grant insert (tenant_id, id, username, email, email_verified, full_name, external_id, avatar_url, status, created_at) on identity.users to tenure_app;
grant update (username, email, email_verified, full_name, external_id, avatar_url, status, default_project_id, deleted_at) on identity.users to tenure_app;

create policy door on identity.users for update to tenure_authz using (true);
create policy door on identity.sessions for insert to tenure_authz with check (true);
create policy door_u on identity.sessions for update to tenure_authz using (true);
create policy door on identity.api_tokens for update to tenure_authz using (true);
grant update (password_hash, failed_sign_ins, locked_until, last_login_at, last_login_ip) on identity.users to tenure_authz;
grant insert on identity.sessions to tenure_authz;
grant update (last_active_at) on identity.sessions to tenure_authz;
grant update (last_used_at) on identity.api_tokens to tenure_authz;

-- A token neither sees nor ends its owner's sessions; what has ended stays ended.
create policy r on identity.sessions for select to tenure_app using ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (select ctx.can('user:update')));
create policy u on identity.sessions for update to tenure_app
  using (revoked_at is null and ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (select ctx.can('user:update')))) with check (true);
grant select (tenant_id, id, user_id, created_at, expires_at, last_active_at, revoked_at, user_agent, ip_address, metadata, methods, authenticated_at) on identity.sessions to tenure_app;
grant update (revoked_at) on identity.sessions to tenure_app;

-- Only a person at a session makes a token, and only their own: a token can't beget tokens. It opens the account as a password does: so of who
-- has proved who they are within ten minutes (who tells a past, the owner of the installation, has no session to prove it at).
create or replace function identity.has_just_proved() returns boolean language sql stable parallel restricted as $$
  select case (ctx.claims())[5] when 'TOLD' then true when 'SESSION' then exists (select from identity.sessions s
    where s.tenant_id = ctx.tenant() and s.id = nullif((ctx.claims())[3], '')::uuid and coalesce(s.authenticated_at, s.created_at) > now() - interval '10 minutes') else false end
$$;
grant execute on function identity.has_just_proved() to tenure_app;
create policy r on identity.api_tokens for select to tenure_app using ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (select ctx.can('user:update')));
create policy c on identity.api_tokens for insert to tenure_app with check (user_id = (select ctx.uid()) and (select ctx.in_person()) and (select identity.has_just_proved()));
create policy u on identity.api_tokens for update to tenure_app
  using (revoked_at is null and ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (select ctx.can('user:update')))) with check (true);
grant select (tenant_id, id, user_id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at) on identity.api_tokens to tenure_app;
-- Not created_at: a token made tomorrow could last a year and a day.
grant insert (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) on identity.api_tokens to tenure_app;
grant update (revoked_at) on identity.api_tokens to tenure_app;

-- Every tenant reads the system's roles; none writes them.
drop policy tenant on identity.roles;
create policy tenant on identity.roles as restrictive to tenure_app
  using (tenant_id in ((select ctx.tenant()), '00000000-0000-0000-0000-000000000000')) with check (tenant_id = (select ctx.tenant()) and not is_system_role);
create policy vocabulary on identity.roles for insert to tenure_authz with check (is_system_role);
create policy vocabulary_u on identity.roles for update to tenure_authz using (is_system_role);
grant insert, update (description, permissions) on identity.roles to tenure_authz;
create policy r on identity.roles for select to tenure_app using ((select ctx.tenant()) is not null);
create policy c on identity.roles for insert to tenure_app with check ((select ctx.can('role:create')));
create policy u on identity.roles for update to tenure_app using ((select ctx.can('role:update')) and not is_system_role);
create policy d on identity.roles for delete to tenure_app using ((select ctx.can('role:delete')) and not is_system_role);
grant select, insert, delete, update (name, description, permissions) on identity.roles to tenure_app;

create policy r on identity.user_roles for select to tenure_app using (user_id = (select ctx.uid()) or (select ctx.can('role:read')) or (select ctx.can('user:read')));
create policy w on identity.user_roles to tenure_app using ((select ctx.can('role:update'))) with check ((select ctx.can('role:update')));
grant select, insert, delete, update (expires_at) on identity.user_roles to tenure_app;

create policy r on identity.teams for select to tenure_app using (true);
create policy w on identity.teams to tenure_app using ((select ctx.can('team:update'))) with check ((select ctx.can('team:update')));
create policy r on identity.team_members for select to tenure_app using (true);
create policy w on identity.team_members to tenure_app using ((select ctx.can('team:update'))) with check ((select ctx.can('team:update')));
grant select, insert, delete, update (name, description) on identity.teams to tenure_app;
grant select, insert, delete on identity.team_members to tenure_app;

-- A project makes its group with itself; a steward makes one for a share.
create policy r on identity.security_groups for select to tenure_app using (true);
create policy c on identity.security_groups for insert to tenure_app
  with check ((select ctx.can('security_group:create')) or (select ctx.can('project:create')) or exists (select from ctx.projects_to('steward')));
create policy u on identity.security_groups for update to tenure_app
  using ((select ctx.can('security_group:update')) or id = any (array(select ctx.groups_to_steward())));
grant select, insert, update (group_name, external_system_id, description, last_synced_at) on identity.security_groups to tenure_app;

create policy r on identity.security_group_members for select to tenure_app
  using (user_id = (select ctx.uid_for('security_group:read')) or (select ctx.can('security_group:read')) or group_id = any (array(select ctx.groups_to_steward())));
create policy w on identity.security_group_members to tenure_app
  using ((select ctx.can('security_group:update')) or group_id = any (array(select ctx.groups_to_steward())))
  with check ((select ctx.can('security_group:update')) or group_id = any (array(select ctx.groups_to_steward())));
grant select, insert, delete, update (source) on identity.security_group_members to tenure_app;

create policy own on identity.idempotency_keys to tenure_app using (user_id = (select ctx.uid())) with check (user_id = (select ctx.uid()));
grant select, insert, update (result) on identity.idempotency_keys to tenure_app;

create or replace trigger touch before update on identity.tenants for each row execute function ctx.touch();
create or replace trigger touch before update on identity.teams for each row execute function ctx.touch();
-- Signing in is no edit: who edits a person would be told that it was changed by someone else.
create or replace trigger touch before update on identity.users for each row
  when ((new.username, new.email, new.email_verified, new.full_name, new.external_id, new.avatar_url, new.status, new.default_project_id, new.deleted_at)
    is distinct from (old.username, old.email, old.email_verified, old.full_name, old.external_id, old.avatar_url, old.status, old.default_project_id, old.deleted_at))
  execute function ctx.touch();
create or replace trigger touch before update on identity.roles for each row execute function ctx.touch();
create or replace trigger touch before update on identity.security_groups for each row execute function ctx.touch();
create or replace trigger soft_delete before update on identity.tenants for each row when (new.deleted_at is distinct from old.deleted_at) execute function ctx.soft_delete();
create or replace trigger soft_delete before update on identity.users for each row when (new.deleted_at is distinct from old.deleted_at) execute function ctx.soft_delete();

/* People may change their own name, picture and default project; the rest is the administrator's. */
create or replace function identity.own_fields_only() returns trigger language plpgsql as $$
begin
  if (select current_user) = 'tenure_app' and not ctx.can('user:update')
    and (new.username, new.email, new.email_verified, new.external_id, new.status, new.deleted_at)
      is distinct from (old.username, old.email, old.email_verified, old.external_id, old.status, old.deleted_at) then
    raise exception 'Only an administrator changes these fields.' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger own_fields_only before update on identity.users for each row execute function identity.own_fields_only();
