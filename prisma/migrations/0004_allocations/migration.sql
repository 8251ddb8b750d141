set local role tenure_owner;

create table allocations.resource_types (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  name text not null constraint resource_types_name_not_empty check (length(btrim(name)) between 1 and 255),
  unit text not null constraint resource_types_unit_not_empty check (length(btrim(unit)) between 1 and 100),
  description text,
  is_storage_type boolean not null default false,
  default_lifetime_months integer not null default 60 constraint resource_types_lifetime check (default_lifetime_months between 1 and 1200),
  retired_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  -- Allocations refer to the flag too: it can't change under them.
  constraint resource_types_storage unique (tenant_id, id, is_storage_type)
);
create unique index resource_types_name_unique on allocations.resource_types (tenant_id, lower(name));

create table allocations.allocations (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  project_id uuid not null,
  resource_type_id uuid not null,
  is_storage_type boolean not null,
  allocation_model text not null constraint allocations_model_check check (allocation_model in ('SUBSCRIPTION', 'CONDO')),
  quantity numeric(18, 4) not null constraint allocations_quantity_not_negative check (quantity >= 0 and quantity <> 'NaN'),
  billing_period text constraint allocations_billing_period_check check (billing_period in ('MONTH', 'QUARTER', 'YEAR')),
  renewal text not null default 'NONE' constraint allocations_renewal_check check (renewal in ('AUTO', 'MANUAL', 'NONE')),
  lifetime_months integer constraint allocations_lifetime_check check (lifetime_months between 1 and 1200),
  -- The anchor from which every period is counted.
  starts_at timestamptz(3) not null constraint allocations_start_finite check (isfinite(starts_at)),
  period_start timestamptz(3) not null constraint allocations_period_start_finite check (isfinite(period_start)),
  period_end timestamptz(3) not null constraint allocations_period_end_finite check (isfinite(period_end)),
  -- Absent while a subscription renews by itself.
  ends_at timestamptz(3) constraint allocations_end_finite check (isfinite(ends_at)),
  ended_reason text,
  external_key text,
  note text,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint allocations_of_project unique (tenant_id, project_id, id, is_storage_type),
  constraint allocations_period_order check (period_end > period_start and period_start >= starts_at),
  constraint allocations_end_order check (ends_at >= starts_at),
  constraint allocations_shape check (
    (allocation_model = 'SUBSCRIPTION' and billing_period is not null and lifetime_months is null and (ends_at is not null or renewal = 'AUTO'))
    or (allocation_model = 'CONDO' and billing_period is null and lifetime_months is not null and renewal = 'NONE' and ends_at is not null)),
  constraint allocations_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint allocations_resource_type foreign key (tenant_id, resource_type_id, is_storage_type)
    references allocations.resource_types (tenant_id, id, is_storage_type) on delete restrict
);
create index allocations_by_project on allocations.allocations (tenant_id, project_id, resource_type_id);
create index allocations_by_resource_type on allocations.allocations (tenant_id, resource_type_id, project_id);
create index allocations_by_end on allocations.allocations (tenant_id, ends_at, id);
create index allocations_by_period_end on allocations.allocations (period_end) where renewal = 'AUTO' and ends_at is null;
create index allocations_by_creation on allocations.allocations (tenant_id, created_at desc, id);
create unique index allocations_external_key on allocations.allocations (tenant_id, external_key) where external_key is not null;

create table allocations.allocation_periods (
  tenant_id uuid not null,
  id uuid not null,
  allocation_id uuid not null,
  project_id uuid not null,
  is_storage_type boolean not null,
  k integer not null constraint allocation_periods_k check (k >= 0),
  starts_at timestamptz(3) not null constraint allocation_periods_start_finite check (isfinite(starts_at)),
  ends_at timestamptz(3) not null constraint allocation_periods_end_finite check (isfinite(ends_at)),
  quantity numeric(18, 4) not null constraint allocation_periods_quantity check (quantity >= 0 and quantity <> 'NaN'),
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint allocation_periods_unique unique (tenant_id, allocation_id, k),
  constraint allocation_periods_order check (ends_at > starts_at),
  constraint allocation_periods_allocation foreign key (tenant_id, project_id, allocation_id, is_storage_type)
    references allocations.allocations (tenant_id, project_id, id, is_storage_type) on delete restrict
);
create index allocation_periods_by_time on allocations.allocation_periods (tenant_id, allocation_id, starts_at);

create table allocations.resource_shares (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  source_project_id uuid not null,
  recipient_project_id uuid not null,
  -- Absent: the rule is uniform, for every type that has no rule of its own.
  resource_type_id uuid,
  share_percentage numeric(5, 2) not null constraint resource_shares_percentage check (share_percentage between 0 and 99),
  kind text not null default 'RESERVED' constraint resource_shares_kind_check check (kind in ('RESERVED', 'CEILING')),
  starts_at timestamptz(3) not null default ctx.now() constraint resource_shares_start_finite check (isfinite(starts_at)),
  ends_at timestamptz(3) constraint resource_shares_end_finite check (isfinite(ends_at)),
  note text,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint resource_shares_not_with_itself check (source_project_id <> recipient_project_id),
  -- Nothing of everything is no rule; nothing of one type overrides the uniform rule.
  constraint resource_shares_uniform_gives check (resource_type_id is not null or share_percentage > 0),
  constraint resource_shares_order check (ends_at >= starts_at),
  constraint resource_shares_source foreign key (tenant_id, source_project_id) references projects.projects on delete restrict,
  constraint resource_shares_recipient foreign key (tenant_id, recipient_project_id) references projects.projects on delete restrict,
  constraint resource_shares_resource_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict
);
create unique index resource_shares_one_rule on allocations.resource_shares
  (tenant_id, source_project_id, recipient_project_id, resource_type_id) nulls not distinct where ends_at is null;
create index resource_shares_by_source on allocations.resource_shares (tenant_id, source_project_id, starts_at);
create index resource_shares_by_recipient on allocations.resource_shares (tenant_id, recipient_project_id, starts_at);
create index resource_shares_by_resource_type on allocations.resource_shares (tenant_id, resource_type_id);

create table allocations.data_shares (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  name text not null constraint data_shares_name_not_empty check (length(btrim(name)) between 1 and 255),
  project_id uuid not null,
  source_allocation_id uuid not null,
  is_storage_type boolean not null default true constraint data_shares_on_storage check (is_storage_type),
  storage_subtype text not null constraint data_shares_subtype_check check (storage_subtype in ('POSIX', 'S3_LIKE', 'DATABASE')),
  -- Resolved when written; the flags say whether a change of the project's default moves them.
  data_steward_id uuid not null,
  steward_inherited boolean not null default true,
  security_group_id uuid not null,
  group_inherited boolean not null default true,
  released_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint data_shares_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint data_shares_allocation foreign key (tenant_id, project_id, source_allocation_id, is_storage_type)
    references allocations.allocations (tenant_id, project_id, id, is_storage_type) on delete restrict,
  constraint data_shares_steward foreign key (tenant_id, data_steward_id) references identity.users on delete restrict,
  constraint data_shares_group foreign key (tenant_id, security_group_id) references identity.security_groups on delete restrict
);
create unique index data_shares_one_per_allocation on allocations.data_shares (tenant_id, source_allocation_id) where released_at is null;
create unique index data_shares_name_unique on allocations.data_shares (tenant_id, project_id, lower(name)) where released_at is null;
create index data_shares_by_project on allocations.data_shares (tenant_id, project_id, id);
create index data_shares_by_steward on allocations.data_shares (tenant_id, data_steward_id);
create index data_shares_by_group on allocations.data_shares (tenant_id, security_group_id);
