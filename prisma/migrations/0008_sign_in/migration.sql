set local role tenure_owner;
-- The worker sends the mail; it may call the functions of its job and touch no table.
grant usage on schema identity to tenure_worker;

alter table identity.users add column password_changed_at timestamptz(3);

-- authenticated_at: when the person last proved who they are; absent, when the session was made.
alter table identity.sessions
  add column methods text[] not null default '{PASSWORD}' constraint sessions_methods
    check (cardinality(methods) >= 1 and methods <@ '{PASSWORD,PROVIDER,PASSKEY,AUTHENTICATOR,RECOVERY_CODE}'::text[]),
  add column authenticated_at timestamptz(3);

create table identity.mailed_links (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  purpose text not null constraint mailed_links_purpose check (purpose in ('INVITATION', 'RESET_PASSWORD', 'VERIFY_EMAIL')),
  -- The address it went to: a link proves that one, and no other the person takes later.
  email text not null,
  token_hash bytea not null constraint mailed_links_hash_length check (length(token_hash) = 32),
  created_at timestamptz(3) not null default ctx.now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (tenant_id, id),
  constraint mailed_links_order check (expires_at > created_at),
  constraint mailed_links_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create unique index mailed_links_token on identity.mailed_links (token_hash);
create index mailed_links_of_user on identity.mailed_links (tenant_id, user_id, created_at desc);

create table identity.outgoing_mails (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  link_id uuid,
  purpose text not null constraint outgoing_mails_purpose
    check (purpose in ('INVITATION', 'RESET_PASSWORD', 'VERIFY_EMAIL', 'PASSWORD_CHANGED', 'FACTORS_CHANGED', 'NEW_SIGN_IN')),
  recipient text not null constraint outgoing_mails_recipient_format check (recipient ~ '^[^\s@]+@[^\s@]+$'),
  -- What the link ends in: there until the mail is sent or given up, and then nowhere.
  secret text,
  facts jsonb not null default '{}' constraint outgoing_mails_facts_is_object check (jsonb_typeof(facts) = 'object'),
  created_at timestamptz(3) not null default ctx.now(),
  due_at timestamptz(3) not null default ctx.now(),
  attempts integer not null default 0 constraint outgoing_mails_attempts check (attempts >= 0),
  last_error text,
  sent_at timestamptz(3),
  failed_at timestamptz(3),
  primary key (tenant_id, id),
  constraint outgoing_mails_one_end check (sent_at is null or failed_at is null),
  constraint outgoing_mails_keeps_no_secret check (secret is null or (sent_at is null and failed_at is null)),
  constraint outgoing_mails_user foreign key (tenant_id, user_id) references identity.users on delete cascade,
  constraint outgoing_mails_link foreign key (tenant_id, link_id) references identity.mailed_links on delete cascade
);
create index outgoing_mails_of_user on identity.outgoing_mails (tenant_id, user_id, created_at desc);
create index outgoing_mails_of_link on identity.outgoing_mails (tenant_id, link_id);
create index outgoing_mails_due on identity.outgoing_mails (due_at) where sent_at is null and failed_at is null;

create table identity.identity_providers (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  name text not null constraint identity_providers_name_not_empty check (length(btrim(name)) between 1 and 100),
  issuer text not null constraint identity_providers_issuer_is_url check (issuer ~ '^https?://[^\s]+$' and length(issuer) <= 500),
  client_id text not null constraint identity_providers_client_not_empty check (length(btrim(client_id)) between 1 and 500),
  -- AES-256-GCM under the installation's key; read by the door alone. Absent for a client that has none.
  client_secret_encrypted bytea,
  scopes text[] not null default '{openid,profile,email}' constraint identity_providers_scopes check ('openid' = any (scopes) and cardinality(scopes) <= 20),
  linking text not null default 'NONE' constraint identity_providers_linking check (linking in ('NONE', 'EXTERNAL_ID', 'VERIFIED_EMAIL')),
  creates_people boolean not null default false,
  roles_claim text constraint identity_providers_roles_claim check (length(btrim(roles_claim)) between 1 and 100),
  -- What stands in the claim → the roles that it gives: {"hpc-admins": ["admin"]}.
  role_mapping jsonb not null default '{}' constraint identity_providers_mapping_is_object check (jsonb_typeof(role_mapping) = 'object'),
  is_enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id)
);
create unique index identity_providers_name_unique on identity.identity_providers (tenant_id, lower(name));

create table identity.external_identities (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  provider_id uuid not null,
  subject text not null constraint external_identities_subject_not_empty check (length(subject) between 1 and 500),
  created_at timestamptz(3) not null default ctx.now(),
  last_used_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint external_identities_user foreign key (tenant_id, user_id) references identity.users on delete cascade,
  constraint external_identities_provider foreign key (tenant_id, provider_id) references identity.identity_providers on delete cascade
);
create unique index external_identities_subject_unique on identity.external_identities (tenant_id, provider_id, subject);
create index external_identities_of_user on identity.external_identities (tenant_id, user_id);

-- Whose word a role is held on: a provider takes back what it gave, and nothing that people granted.
alter table identity.user_roles
  add column provider_id uuid,
  add constraint user_roles_provider foreign key (tenant_id, provider_id) references identity.identity_providers on delete cascade;
create index user_roles_of_provider on identity.user_roles (tenant_id, provider_id);

create table identity.authenticators (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  -- AES-256-GCM under the installation's key.
  secret_encrypted bytea not null,
  created_at timestamptz(3) not null default ctx.now(),
  confirmed_at timestamptz(3),
  -- The half-minute of the last code taken: none is taken twice.
  last_step bigint,
  last_used_at timestamptz(3),
  primary key (tenant_id, id),
  constraint authenticators_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create unique index authenticators_one_per_user on identity.authenticators (tenant_id, user_id);

create table identity.passkeys (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null constraint passkeys_name_not_empty check (length(btrim(name)) between 1 and 100),
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null default 0 constraint passkeys_counter check (counter >= 0),
  transports text[] not null default '{}',
  is_backed_up boolean not null default false,
  -- The last challenge it answered: none is answered twice.
  last_challenge text,
  created_at timestamptz(3) not null default ctx.now(),
  last_used_at timestamptz(3),
  primary key (tenant_id, id),
  constraint passkeys_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create unique index passkeys_credential on identity.passkeys (credential_id);
create index passkeys_of_user on identity.passkeys (tenant_id, user_id);

create table identity.recovery_codes (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  code_hash bytea not null constraint recovery_codes_hash_length check (length(code_hash) = 32),
  created_at timestamptz(3) not null default ctx.now(),
  used_at timestamptz(3),
  primary key (tenant_id, id),
  constraint recovery_codes_unique unique (tenant_id, user_id, code_hash),
  constraint recovery_codes_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);

-- A sign-in between its first factor and its second.
create table identity.pending_sign_ins (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null constraint pending_sign_ins_hash_length check (length(token_hash) = 32),
  method text not null constraint pending_sign_ins_method check (method in ('PASSWORD', 'PROVIDER')),
  provider_id uuid,
  -- Whether the person has a second factor to give, or must take one first.
  must_enrol boolean not null default false,
  attempts integer not null default 0 constraint pending_sign_ins_attempts check (attempts >= 0),
  challenge text,
  created_at timestamptz(3) not null default ctx.now(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant_id, id),
  constraint pending_sign_ins_user foreign key (tenant_id, user_id) references identity.users on delete cascade,
  constraint pending_sign_ins_provider foreign key (tenant_id, provider_id) references identity.identity_providers on delete cascade
);
create unique index pending_sign_ins_token on identity.pending_sign_ins (token_hash);
create index pending_sign_ins_of_user on identity.pending_sign_ins (tenant_id, user_id);
create index pending_sign_ins_of_provider on identity.pending_sign_ins (tenant_id, provider_id);
