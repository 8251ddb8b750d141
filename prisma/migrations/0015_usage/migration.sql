set local role tenure_owner;

-- What becomes of use that nothing is left for: it falls on the payer beyond the limit, or stays uncharged.
alter table allocations.resource_types add column overuse text not null default 'OVERDRAW'
  constraint resource_types_overuse_check check (overuse in ('OVERDRAW', 'UNCHARGED'));

-- How a job is counted in a resource type: the most telling rule for its cluster and partition, times its weight.
create table allocations.usage_rules (
  tenant_id uuid not null,
  id uuid not null,
  resource_type_id uuid not null,
  measure text not null constraint usage_rules_measure_check check (measure in ('CPU_HOURS', 'GPU_HOURS', 'MEMORY_GIB_HOURS', 'NODE_HOURS', 'BILLING_HOURS')),
  -- Absent: every cluster, every partition.
  cluster text constraint usage_rules_cluster_not_empty check (length(btrim(cluster)) between 1 and 100),
  partition text constraint usage_rules_partition_not_empty check (length(btrim(partition)) between 1 and 100),
  weight numeric(18, 4) not null constraint usage_rules_weight check (weight >= 0 and weight <= 1000000),
  primary key (tenant_id, id),
  constraint usage_rules_resource_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict
);
create unique index usage_rules_one on allocations.usage_rules (tenant_id, resource_type_id, cluster, partition) nulls not distinct;

-- Which project an account of a scheduler or a file system is. Where nobody says, an account is the project with that public id.
create table allocations.usage_accounts (
  tenant_id uuid not null,
  id uuid not null,
  cluster text constraint usage_accounts_cluster_not_empty check (length(btrim(cluster)) between 1 and 100),
  account text not null constraint usage_accounts_account_not_empty check (length(btrim(account)) between 1 and 255),
  project_id uuid not null,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint usage_accounts_project foreign key (tenant_id, project_id) references projects.projects on delete restrict
);
create unique index usage_accounts_one on allocations.usage_accounts (tenant_id, account, cluster) nulls not distinct;
create index usage_accounts_by_project on allocations.usage_accounts (tenant_id, project_id);

-- One row for each time that use was recorded: where from, by whom, and what it came to.
create table allocations.usage_imports (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  format text not null constraint usage_imports_format_check check (format in ('SACCT', 'QUOTA', 'CSV', 'API')),
  -- The scheduler, file system or program that tells it: within it an external id is unique.
  origin text not null constraint usage_imports_origin_not_empty check (length(btrim(origin)) between 1 and 100),
  file_name text,
  -- Of the bytes as they came: what the records were made from.
  sha256 bytea constraint usage_imports_sha256_length check (octet_length(sha256) = 32),
  lines integer not null default 0 constraint usage_imports_lines check (lines >= 0),
  refused integer not null default 0 constraint usage_imports_refused check (refused >= 0),
  summary jsonb not null default '{}' constraint usage_imports_summary_is_object check (jsonb_typeof(summary) = 'object'),
  recorded_by uuid,
  recorded_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint usage_imports_by foreign key (tenant_id, recorded_by) references identity.users on delete restrict
);
create index usage_imports_by_time on allocations.usage_imports (tenant_id, recorded_at desc, id);
create index usage_imports_by_recorder on allocations.usage_imports (tenant_id, recorded_by);

-- What an import added to a project's use of a type on one day: the figure that was charged, and from which it is told.
create table allocations.usage_charges (
  tenant_id uuid not null,
  id uuid not null,
  usage_import_id uuid not null,
  project_id uuid not null,
  resource_type_id uuid not null,
  used_on date not null,
  kind text not null constraint usage_charges_kind_check check (kind in ('CONSUMED', 'MEASURED')),
  -- Below zero where it corrects what an earlier import said.
  amount numeric(18, 4) not null constraint usage_charges_amount check (amount <> 'NaN'),
  charged numeric(18, 4) not null default 0,
  uncharged numeric(18, 4) not null,
  recorded_at timestamptz(3) not null,
  primary key (tenant_id, id),
  constraint usage_charges_adds_up check (charged + uncharged = amount),
  constraint usage_charges_import foreign key (tenant_id, usage_import_id) references allocations.usage_imports on delete restrict,
  constraint usage_charges_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint usage_charges_resource_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict
);
create index usage_charges_by_day on allocations.usage_charges (tenant_id, project_id, resource_type_id, used_on);
create index usage_charges_by_import on allocations.usage_charges (tenant_id, usage_import_id);
create index usage_charges_by_type on allocations.usage_charges (tenant_id, resource_type_id, used_on);

-- What was used, job by job: a ledger. What is told otherwise later is a further revision, whose quantity is the difference.
create table allocations.usage_records (
  tenant_id uuid not null,
  origin text not null,
  external_id text not null constraint usage_records_external_id_length check (length(external_id) between 1 and 255),
  resource_type_id uuid not null,
  revision integer not null constraint usage_records_revision check (revision > 0),
  usage_charge_id uuid not null,
  project_id uuid not null,
  user_id uuid,
  username text,
  -- What this revision adds, and what the record comes to with it.
  quantity numeric(18, 4) not null constraint usage_records_quantity check (quantity <> 'NaN'),
  total numeric(18, 4) not null constraint usage_records_total check (total >= 0 and total <> 'NaN'),
  starts_at timestamptz(3) not null constraint usage_records_start_finite check (isfinite(starts_at)),
  ends_at timestamptz(3) not null constraint usage_records_end_finite check (isfinite(ends_at)),
  cluster text,
  details jsonb not null,
  primary key (tenant_id, origin, external_id, resource_type_id, revision),
  constraint usage_records_order check (ends_at >= starts_at),
  -- Its project, type and import are those of the day it belongs to.
  constraint usage_records_charge foreign key (tenant_id, usage_charge_id) references allocations.usage_charges on delete restrict,
  constraint usage_records_user foreign key (tenant_id, user_id) references identity.users on delete restrict
);
create index usage_records_of_charge on allocations.usage_records (tenant_id, usage_charge_id);
create index usage_records_of_user on allocations.usage_records (tenant_id, user_id, ends_at desc) where user_id is not null;

-- Where lines wait while they are compared with what stands; empty between imports, and not worth a log of its own.
create unlogged table allocations.usage_staging (
  tenant_id uuid not null,
  usage_import_id uuid not null,
  line integer not null,
  external_id text not null,
  resource_type_id uuid not null,
  kind text not null constraint usage_staging_kind_check check (kind in ('CONSUMED', 'MEASURED')),
  account text not null,
  username text,
  quantity numeric(18, 4) not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  cluster text,
  details jsonb not null,
  primary key (tenant_id, usage_import_id, line, resource_type_id)
);

-- How much of a type one person may use in a project, in each month, quarter or year, or in all.
create table allocations.usage_caps (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  resource_type_id uuid not null,
  user_id uuid not null,
  amount numeric(18, 4) not null constraint usage_caps_amount check (amount >= 0 and amount <> 'NaN'),
  per text not null constraint usage_caps_per_check check (per in ('MONTH', 'QUARTER', 'YEAR', 'EVER')),
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint usage_caps_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint usage_caps_resource_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict,
  constraint usage_caps_user foreign key (tenant_id, user_id) references identity.users on delete restrict
);
create unique index usage_caps_one on allocations.usage_caps (tenant_id, project_id, resource_type_id, user_id);
create index usage_caps_by_type on allocations.usage_caps (tenant_id, resource_type_id);
create index usage_caps_by_user on allocations.usage_caps (tenant_id, user_id);

-- That so many per cent of an allocation's period are drawn: told once.
create table allocations.usage_alerts (
  tenant_id uuid not null,
  id uuid not null,
  allocation_id uuid not null,
  project_id uuid not null,
  is_storage_type boolean not null,
  k integer not null,
  threshold integer not null constraint usage_alerts_threshold_check check (threshold in (80, 95, 100)),
  drawn numeric(18, 4) not null,
  quantity numeric(18, 4) not null,
  raised_at timestamptz(3) not null,
  primary key (tenant_id, id),
  constraint usage_alerts_once unique (tenant_id, allocation_id, k, threshold),
  constraint usage_alerts_allocation foreign key (tenant_id, project_id, allocation_id, is_storage_type)
    references allocations.allocations (tenant_id, project_id, id, is_storage_type) on delete restrict
);
create index usage_alerts_by_project on allocations.usage_alerts (tenant_id, project_id, raised_at desc);
create index usage_alerts_by_allocation on allocations.usage_alerts (tenant_id, project_id, allocation_id, is_storage_type);

-- Which day of use a draw pays for; absent where somebody drew by hand.
alter table allocations.draws add column usage_charge_id uuid,
  add constraint draws_usage_charge foreign key (tenant_id, usage_charge_id) references allocations.usage_charges on delete restrict;
create index draws_of_usage_charge on allocations.draws (tenant_id, usage_charge_id) where usage_charge_id is not null;
