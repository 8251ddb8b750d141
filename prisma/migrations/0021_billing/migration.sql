-- Spans that may not overlap are held by exclusion constraints, which need equality of keys in a GiST index.
create extension if not exists btree_gist with schema public;
set local role tenure_owner;

-- What a unit of a type costs, and when. A new price is a new row.
create table allocations.rates (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  resource_type_id uuid not null,
  -- Per unit used, or per unit a project is entitled to over a whole month.
  basis text not null constraint rates_basis_check check (basis in ('USED', 'ALLOCATED')),
  price numeric(18, 4) not null constraint rates_price check (price >= 0 and price <> 'NaN'),
  currency text not null constraint rates_currency_format check (currency ~ '^[A-Z]{3}$'),
  -- Days in UTC, half-open. One that was entered in error ends where it begins: it never was.
  valid_from date not null,
  valid_until date,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint rates_span check (isfinite(valid_from) and (valid_until is null or (isfinite(valid_until) and valid_until >= valid_from))),
  constraint rates_one_at_a_time exclude using gist
    (tenant_id with =, resource_type_id with =, basis with =, daterange(valid_from, valid_until) with &&),
  constraint rates_resource_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict
);
create index rates_of_type on allocations.rates (tenant_id, resource_type_id, valid_from);

-- What projects are to whom they are charged: internal, external, industry.
create table allocations.project_classes (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  name text not null constraint project_classes_name_not_empty check (length(btrim(name)) between 1 and 100),
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id)
);
create unique index project_classes_name_unique on allocations.project_classes (tenant_id, lower(name));

-- The class of a project; none has none.
create table allocations.classed_projects (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  project_class_id uuid not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint classed_projects_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint classed_projects_class foreign key (tenant_id, project_class_id) references allocations.project_classes on delete restrict
);
create unique index classed_projects_one on allocations.classed_projects (tenant_id, project_id);
create index classed_projects_of_class on allocations.classed_projects (tenant_id, project_class_id);

-- What a class pays less, of one type or of all. That of a type holds in place of that of all.
create table allocations.discounts (
  tenant_id uuid not null,
  id uuid not null,
  project_class_id uuid not null,
  -- Absent: of every type.
  resource_type_id uuid,
  percent numeric(5, 2) not null constraint discounts_percent check (percent between 0 and 100),
  valid_from date not null,
  valid_until date,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint discounts_span check (isfinite(valid_from) and (valid_until is null or (isfinite(valid_until) and valid_until >= valid_from))),
  constraint discounts_one_at_a_time exclude using gist (tenant_id with =, project_class_id with =,
    coalesce(resource_type_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, daterange(valid_from, valid_until) with &&),
  constraint discounts_class foreign key (tenant_id, project_class_id) references allocations.project_classes on delete restrict,
  constraint discounts_resource_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict
);
create index discounts_of_class on allocations.discounts (tenant_id, project_class_id, valid_from);
create index discounts_of_type on allocations.discounts (tenant_id, resource_type_id);
