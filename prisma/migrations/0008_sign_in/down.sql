set local role tenure_owner;
alter table identity.user_roles drop column provider_id;
drop table identity.pending_sign_ins, identity.recovery_codes, identity.passkeys, identity.authenticators, identity.external_identities,
  identity.identity_providers, identity.outgoing_mails, identity.mailed_links;
alter table identity.sessions drop column methods, drop column authenticated_at;
alter table identity.users drop column password_changed_at;
revoke usage on schema identity from tenure_worker;
