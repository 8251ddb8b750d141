set local role tenure_owner;

-- What a person is told: once for each thing, kind and key, however often it is said.
create table identity.notifications (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  -- Which kinds there are, identity.notification_kinds() says.
  kind text not null constraint notifications_kind_format check (kind ~ '^[a-z][a-z_]{0,29}\.[a-z][a-z_]{0,29}$'),
  key text not null constraint notifications_key_length check (length(key) between 1 and 200),
  project_id uuid,
  about_type text constraint notifications_about_format check (about_type ~ '^[a-z][a-z_]{0,39}$'),
  about_id uuid,
  -- Who did it; absent where nobody did: a day has come.
  actor_id uuid,
  details jsonb not null default '{}' constraint notifications_details_is_object check (jsonb_typeof(details) = 'object' and length(details::text) <= 4000),
  -- As the person wanted it when they were told.
  channel text not null constraint notifications_channel check (channel in ('PORTAL', 'MAIL', 'DIGEST', 'NONE')),
  created_at timestamptz(3) not null default ctx.now(),
  read_at timestamptz(3),
  mailed_at timestamptz(3),
  primary key (tenant_id, id),
  constraint notifications_about_whole check ((about_type is null) = (about_id is null)),
  constraint notifications_user foreign key (tenant_id, user_id) references identity.users on delete cascade,
  constraint notifications_actor foreign key (tenant_id, actor_id) references identity.users on delete restrict,
  constraint notifications_project foreign key (tenant_id, project_id) references projects.projects on delete cascade
);
create unique index notifications_once on identity.notifications (tenant_id, user_id, kind, key);
create index notifications_of_user on identity.notifications (tenant_id, user_id, created_at desc, id desc);
create index notifications_unread on identity.notifications (tenant_id, user_id) where read_at is null and channel <> 'NONE';
create index notifications_for_digest on identity.notifications (tenant_id, created_at) where channel = 'DIGEST' and mailed_at is null;
create index notifications_of_project on identity.notifications (tenant_id, project_id);
create index notifications_of_actor on identity.notifications (tenant_id, actor_id);

-- How a person wants to be told of a kind, where it is not as usual.
create table identity.notification_preferences (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null constraint notification_preferences_kind_format check (kind ~ '^[a-z][a-z_]{0,29}\.[a-z][a-z_]{0,29}$'),
  channel text not null constraint notification_preferences_channel check (channel in ('PORTAL', 'MAIL', 'DIGEST', 'NONE')),
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint notification_preferences_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create unique index notification_preferences_unique on identity.notification_preferences (tenant_id, user_id, kind);

-- A secret address at which a calendar program finds a person's days; of its secret the hash alone is kept.
create table identity.calendar_links (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null constraint calendar_links_hash_length check (octet_length(token_hash) = 32),
  created_at timestamptz(3) not null default ctx.now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (tenant_id, id),
  constraint calendar_links_user foreign key (tenant_id, user_id) references identity.users on delete cascade
);
create unique index calendar_links_token on identity.calendar_links (token_hash);
create index calendar_links_of_user on identity.calendar_links (tenant_id, user_id);
create unique index calendar_links_standing on identity.calendar_links (tenant_id, user_id) where revoked_at is null;

alter table identity.outgoing_mails drop constraint outgoing_mails_purpose, add constraint outgoing_mails_purpose
  check (purpose in ('INVITATION', 'RESET_PASSWORD', 'VERIFY_EMAIL', 'PASSWORD_CHANGED', 'FACTORS_CHANGED', 'NEW_SIGN_IN', 'NOTICE', 'DIGEST'));
