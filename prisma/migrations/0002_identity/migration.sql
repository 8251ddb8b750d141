set local role tenure_owner;

create table identity.tenants (
  id uuid primary key,
  name text not null constraint tenants_name_not_empty check (length(btrim(name)) between 1 and 255),
  slug text not null constraint tenants_slug_unique unique constraint tenants_slug_format check (slug ~ '^[a-z0-9-]+$' and length(slug) <= 100),
  settings jsonb not null default '{}' constraint tenants_settings_is_object check (jsonb_typeof(settings) = 'object'),
  storage_quota_bytes bigint constraint tenants_quota_not_negative check (storage_quota_bytes >= 0),
  tier text not null default 'FREE' constraint tenants_tier_check check (tier in ('FREE', 'PRO', 'ENTERPRISE')),
  itar_restricted boolean not null default false,
  data_region text,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  deleted_at timestamptz(3)
);
create index tenants_created_at on identity.tenants (created_at desc);

create table identity.teams (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  name text not null constraint teams_name_not_empty check (length(btrim(name)) between 1 and 255),
  description text,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id)
);
create unique index teams_name_unique on identity.teams (tenant_id, lower(name));

create table identity.users (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  username text not null constraint users_username_format check (username ~ '^[^\s[:cntrl:]]{1,100}$'),
  email text not null constraint users_email_format check (email ~* '^[A-Za-z0-9._%+''-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$' and length(email) <= 255),
  email_verified boolean not null default false,
  full_name text not null constraint users_name_not_empty check (length(btrim(full_name)) between 1 and 255),
  password_hash text,
  external_id text,
  avatar_url text,
  status text not null default 'ACTIVE' constraint users_status_check check (status in ('ACTIVE', 'SUSPENDED', 'PENDING_VERIFICATION', 'LOCKED')),
  failed_sign_ins integer not null default 0,
  locked_until timestamptz(3),
  last_login_at timestamptz(3),
  last_login_ip inet,
  default_project_id uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  deleted_at timestamptz(3),
  primary key (tenant_id, id)
);
create unique index users_email_unique on identity.users (tenant_id, lower(email));
create unique index users_username_unique on identity.users (tenant_id, lower(username));
-- Many people have no identity provider: absent ids are distinct, present ones are not.
create unique index users_external_id_unique on identity.users (tenant_id, external_id) where external_id is not null;
create index users_status on identity.users (tenant_id, status);
create index users_last_login on identity.users (tenant_id, last_login_at desc nulls last);
create index users_by_name on identity.users (tenant_id, full_name, id);
create index users_search on identity.users using gin (lower(full_name || ' ' || username || ' ' || email) public.gin_trgm_ops);

create table identity.team_members (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  user_id uuid not null,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint team_members_unique unique (tenant_id, team_id, user_id),
  constraint team_members_team foreign key (tenant_id, team_id) references identity.teams on delete cascade,
  constraint team_members_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create index team_members_of_user on identity.team_members (tenant_id, user_id);

create table identity.sessions (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null constraint sessions_hash_length check (length(token_hash) = 32),
  created_at timestamptz(3) not null default ctx.now(),
  expires_at timestamptz(3) not null,
  last_active_at timestamptz(3) not null default ctx.now(),
  revoked_at timestamptz(3),
  user_agent text,
  ip_address inet,
  metadata jsonb not null default '{}' constraint sessions_metadata_is_object check (jsonb_typeof(metadata) = 'object'),
  primary key (tenant_id, id),
  constraint sessions_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create unique index sessions_token on identity.sessions (token_hash);
create index sessions_of_user on identity.sessions (tenant_id, user_id, created_at desc);

create table identity.api_tokens (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null constraint api_tokens_name_not_empty check (length(btrim(name)) between 1 and 255),
  token_hash bytea not null constraint api_tokens_hash_length check (length(token_hash) = 32),
  prefix text not null,
  scopes text[] not null constraint api_tokens_scopes check (cardinality(scopes) between 1 and 100),
  created_at timestamptz(3) not null default ctx.now(),
  expires_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (tenant_id, id),
  constraint api_tokens_expiry check (expires_at > created_at and extract(epoch from expires_at - created_at) <= 366 * 86400),
  constraint api_tokens_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create unique index api_tokens_token on identity.api_tokens (token_hash);
create index api_tokens_of_user on identity.api_tokens (tenant_id, user_id, created_at desc);

create table identity.roles (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  name text not null constraint roles_name_not_empty check (length(btrim(name)) between 1 and 100),
  description text,
  permissions jsonb not null default '[]' constraint roles_permissions_is_array check (jsonb_typeof(permissions) = 'array')
    -- A signed context holds them by commas: a name with a comma in it would be two.
    constraint roles_permissions_are_names check (not jsonb_path_exists(permissions, '$[*] ? (@.type() != "string" || !(@ like_regex "^[a-z_]+:[a-z_]+$"))')),
  is_system_role boolean not null default false,
  created_by uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint roles_name_unique unique (tenant_id, name),
  constraint roles_created_by foreign key (tenant_id, created_by) references identity.users on delete restrict
);
create index roles_by_creator on identity.roles (tenant_id, created_by);

create table identity.user_roles (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  -- A role is the tenant's own or the system tenant's: never another tenant's.
  role_tenant_id uuid not null,
  role_id uuid not null,
  granted_at timestamptz(3) not null default ctx.now(),
  granted_by uuid,
  expires_at timestamptz(3),
  primary key (tenant_id, id),
  constraint user_roles_unique unique (tenant_id, user_id, role_id),
  constraint user_roles_role_owner check (role_tenant_id in (tenant_id, '00000000-0000-0000-0000-000000000000')),
  constraint user_roles_user foreign key (tenant_id, user_id) references identity.users on delete cascade,
  constraint user_roles_role foreign key (role_tenant_id, role_id) references identity.roles on delete restrict,
  constraint user_roles_granted_by foreign key (tenant_id, granted_by) references identity.users on delete restrict
);
create index user_roles_by_granter on identity.user_roles (tenant_id, granted_by);
create index user_roles_of_role on identity.user_roles (role_tenant_id, role_id);
create index user_roles_expires on identity.user_roles (tenant_id, expires_at) where expires_at is not null;

create table identity.security_groups (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  group_name text not null constraint security_groups_name_not_empty check (length(btrim(group_name)) between 1 and 255),
  external_system_id text,
  description text,
  last_synced_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id)
);
create index security_groups_by_name on identity.security_groups (tenant_id, group_name, id);
create index security_groups_search on identity.security_groups using gin (lower(group_name) public.gin_trgm_ops);
create unique index security_groups_name_unique on identity.security_groups (tenant_id, lower(group_name));
create unique index security_groups_external_unique on identity.security_groups (tenant_id, external_system_id) where external_system_id is not null;

create table identity.security_group_members (
  tenant_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  user_id uuid not null,
  source text not null default 'LOCAL' constraint security_group_members_source check (source in ('LOCAL', 'SYNCED')),
  created_at timestamptz(3) not null default ctx.now(),
  added_by uuid,
  primary key (tenant_id, id),
  constraint security_group_members_unique unique (tenant_id, group_id, user_id),
  constraint security_group_members_group foreign key (tenant_id, group_id) references identity.security_groups on delete cascade,
  constraint security_group_members_user foreign key (tenant_id, user_id) references identity.users on delete cascade,
  constraint security_group_members_added_by foreign key (tenant_id, added_by) references identity.users on delete restrict
);
create index security_group_members_of_user on identity.security_group_members (tenant_id, user_id);
create index security_group_members_by_adder on identity.security_group_members (tenant_id, added_by);

create table identity.idempotency_keys (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  key text not null constraint idempotency_keys_length check (length(key) between 1 and 200),
  operation text not null,
  request_hash bytea not null,
  result jsonb not null default '{}',
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint idempotency_keys_unique unique (tenant_id, user_id, key),
  constraint idempotency_keys_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
