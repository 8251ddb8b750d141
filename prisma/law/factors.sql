-- Identity providers, and what a person proves themselves by beside a password.
set local role tenure_owner;
call ctx.protect('identity.identity_providers');
call ctx.protect('identity.external_identities');
call ctx.protect('identity.authenticators');
call ctx.protect('identity.passkeys');
call ctx.protect('identity.recovery_codes');
-- A sign-in that is not finished; what became of it is in the trail.
call ctx.protect('identity.pending_sign_ins', false);

create policy w on identity.identity_providers to tenure_app using ((select ctx.can('identity_provider:update'))) with check ((select ctx.can('identity_provider:update')));
grant select (tenant_id, id, name, issuer, client_id, scopes, linking, creates_people, roles_claim, role_mapping, is_enabled, version, created_at, updated_at), delete,
  insert (tenant_id, id, name, issuer, client_id, client_secret_encrypted, scopes, linking, creates_people, roles_claim, role_mapping, is_enabled),
  update (name, issuer, client_id, client_secret_encrypted, scopes, linking, creates_people, roles_claim, role_mapping, is_enabled)
  on identity.identity_providers to tenure_app;
create or replace trigger touch before update on identity.identity_providers for each row execute function ctx.touch();

create policy r on identity.external_identities for select to tenure_app using ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (select ctx.can('user:update')));
create policy r on identity.authenticators for select to tenure_app using ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (select ctx.can('user:update')));
create policy r on identity.passkeys for select to tenure_app using ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (select ctx.can('user:update')));
create policy r on identity.recovery_codes for select to tenure_app using ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (select ctx.can('user:update')));
grant select (tenant_id, id, user_id, provider_id, subject, created_at, last_used_at) on identity.external_identities to tenure_app;
grant select (tenant_id, id, user_id, created_at, confirmed_at, last_used_at) on identity.authenticators to tenure_app;
grant select (tenant_id, id, user_id, name, is_backed_up, created_at, last_used_at) on identity.passkeys to tenure_app;
grant select (tenant_id, id, user_id, created_at, used_at) on identity.recovery_codes to tenure_app;
