set local role tenure_owner;

-- How supply and demand of a type are compared: TB are held at an instant, core-hours flow by the month.
alter table allocations.resource_types
  add column supply_basis text not null default 'AT_ONCE' constraint resource_types_supply_basis_check check (supply_basis in ('AT_ONCE', 'PER_MONTH')),
  -- What a grant beyond the supply meets: nothing, a refusal, or a mark that it was made.
  add column supply_policy text not null default 'UNLIMITED' constraint resource_types_supply_policy_check check (supply_policy in ('UNLIMITED', 'REFUSE', 'MARK'));

-- What the facility has of a type, and when: nodes bought, storage installed. Of a type that is supplied by the month, how much a month.
create table allocations.resource_supplies (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  resource_type_id uuid not null,
  name text not null constraint resource_supplies_name_not_empty check (length(btrim(name)) between 1 and 255),
  quantity numeric(18, 4) not null constraint resource_supplies_quantity check (quantity > 0 and quantity <> 'NaN'),
  starts_at timestamptz(3) not null constraint resource_supplies_start_finite check (isfinite(starts_at)),
  ends_at timestamptz(3) constraint resource_supplies_end_finite check (isfinite(ends_at)),
  note text,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  -- One that was entered in error ends where it begins: it never was.
  constraint resource_supplies_order check (ends_at >= starts_at),
  constraint resource_supplies_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict
);
create index resource_supplies_of_type on allocations.resource_supplies (tenant_id, resource_type_id, starts_at);

-- Who granted beyond the supply, when, and by how much: written once, never edited.
create table allocations.overcommitments (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  resource_type_id uuid not null,
  -- Absent where the supply was lowered.
  project_id uuid,
  allocation_id uuid,
  is_storage_type boolean,
  -- From when more is granted than there is.
  begins_at timestamptz(3) not null constraint overcommitments_begin_finite check (isfinite(begins_at)),
  supply numeric(22, 4) not null constraint overcommitments_supply check (supply >= 0 and supply <> 'NaN'),
  granted numeric(22, 4) not null constraint overcommitments_beyond check (granted > supply and granted <> 'NaN'),
  made_by uuid,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint overcommitments_of_allocation check ((project_id is null) = (allocation_id is null) and (project_id is null) = (is_storage_type is null)),
  constraint overcommitments_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict,
  constraint overcommitments_allocation foreign key (tenant_id, project_id, allocation_id, is_storage_type)
    references allocations.allocations (tenant_id, project_id, id, is_storage_type) on delete restrict,
  constraint overcommitments_by foreign key (tenant_id, made_by) references identity.users on delete restrict
);
create index overcommitments_of_type on allocations.overcommitments (tenant_id, resource_type_id, created_at desc);
create index overcommitments_by_allocation on allocations.overcommitments (tenant_id, project_id, allocation_id, is_storage_type);
create index overcommitments_by_maker on allocations.overcommitments (tenant_id, made_by);
