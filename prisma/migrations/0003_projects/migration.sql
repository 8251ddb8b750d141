set local role tenure_owner;

create table projects.projects (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  public_id text not null constraint projects_public_id_format check (public_id ~ '^[A-Z]{2}-[1-9][0-9]*$'),
  name text not null constraint projects_name_not_empty check (length(btrim(name)) between 1 and 255),
  description text,
  pi_owner_id uuid not null,
  team_id uuid,
  default_data_steward_id uuid,
  default_security_group_id uuid not null,
  billing_details jsonb constraint projects_billing_is_object check (jsonb_typeof(billing_details) = 'object'),
  status text not null default 'DRAFT' constraint projects_status_check check (status in ('DRAFT', 'ACTIVE')),
  phase text,
  priority text,
  license text,
  external_key text,
  created_by uuid,
  updated_by uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  deleted_at timestamptz(3),
  primary key (tenant_id, id),
  constraint projects_public_id_unique unique (tenant_id, public_id),
  -- What a person's default project refers to: only a project of their own.
  constraint projects_of_pi unique (tenant_id, pi_owner_id, id),
  constraint projects_active_has_billing check (status <> 'ACTIVE' or billing_details is not null),
  constraint projects_pi foreign key (tenant_id, pi_owner_id) references identity.users on delete restrict,
  constraint projects_team foreign key (tenant_id, team_id) references identity.teams on delete restrict,
  constraint projects_steward foreign key (tenant_id, default_data_steward_id) references identity.users on delete restrict,
  constraint projects_group foreign key (tenant_id, default_security_group_id) references identity.security_groups on delete restrict,
  constraint projects_created_by foreign key (tenant_id, created_by) references identity.users on delete restrict,
  constraint projects_updated_by foreign key (tenant_id, updated_by) references identity.users on delete restrict
);
create unique index projects_name_unique on projects.projects (tenant_id, pi_owner_id, lower(name)) where deleted_at is null;
create unique index projects_external_key on projects.projects (tenant_id, external_key) where external_key is not null;
create index projects_search on projects.projects using gin (lower(name || ' ' || public_id) public.gin_trgm_ops);
create index projects_by_name on projects.projects (tenant_id, name, id);
create index projects_by_team on projects.projects (tenant_id, team_id, created_at desc);
create index projects_by_steward on projects.projects (tenant_id, default_data_steward_id);
create index projects_by_group on projects.projects (tenant_id, default_security_group_id);
create index projects_by_creation on projects.projects (tenant_id, created_at desc, id);
create index projects_by_creator on projects.projects (tenant_id, created_by);
create index projects_by_updater on projects.projects (tenant_id, updated_by);

alter table identity.users add constraint users_default_project_is_own
  foreign key (tenant_id, id, default_project_id) references projects.projects (tenant_id, pi_owner_id, id) on delete restrict;
create index users_default_project on identity.users (tenant_id, default_project_id) where default_project_id is not null;

create table projects.project_members (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  user_id uuid not null,
  role text not null constraint project_members_role_check check (role in ('OWNER', 'EDITOR', 'VIEWER')),
  added_by uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint project_members_unique unique (tenant_id, project_id, user_id),
  constraint project_members_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint project_members_user foreign key (tenant_id, user_id) references identity.users on delete restrict,
  constraint project_members_added_by foreign key (tenant_id, added_by) references identity.users on delete restrict
);
create index project_members_of_user on projects.project_members (tenant_id, user_id);
create index project_members_by_adder on projects.project_members (tenant_id, added_by);

create table projects.project_resource_managers (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  user_id uuid not null,
  added_by uuid,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint project_resource_managers_unique unique (tenant_id, project_id, user_id),
  constraint project_resource_managers_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint project_resource_managers_user foreign key (tenant_id, user_id) references identity.users on delete restrict,
  constraint project_resource_managers_added_by foreign key (tenant_id, added_by) references identity.users on delete restrict
);
create index project_resource_managers_of_user on projects.project_resource_managers (tenant_id, user_id);
create index project_resource_managers_by_adder on projects.project_resource_managers (tenant_id, added_by);

create table projects.project_history (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  project_id uuid not null,
  version integer not null,
  action text not null,
  changed_by uuid,
  changed_at timestamptz(3) not null,
  change_summary text,
  snapshot jsonb not null,
  primary key (tenant_id, id),
  constraint project_history_project foreign key (tenant_id, project_id) references projects.projects on delete restrict
);
create index project_history_of_project on projects.project_history (tenant_id, project_id, version desc, id);

-- One row for each pair of letters, so that AB-13 follows AB-12 without a gap or a race.
create table projects.public_id_counters (
  tenant_id uuid not null references identity.tenants on delete restrict,
  prefix text not null,
  last integer not null,
  primary key (tenant_id, prefix)
);
