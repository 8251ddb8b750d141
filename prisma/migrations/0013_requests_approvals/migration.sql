set local role tenure_owner;

-- Who has to approve what.
create table allocations.approval_rules (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  name text not null constraint approval_rules_name_not_empty check (length(btrim(name)) between 1 and 100),
  -- Of all types, where none is named.
  resource_type_id uuid,
  -- Of all kinds, where none is named.
  kinds text[] not null default '{}' constraint approval_rules_kinds check (kinds <@ '{NEW,CHANGE,RENEWAL,DATA_SHARE}'::text[]),
  -- From which quantity on; from any, where none is named.
  at_least numeric(18, 4) constraint approval_rules_at_least check (at_least >= 0 and at_least <> 'NaN'),
  approvals_needed integer not null default 1 constraint approval_rules_needed check (approvals_needed between 1 and 20),
  approver text not null constraint approval_rules_approver_check check (approver in ('ROLE', 'PEOPLE', 'PROJECT_PI')),
  role_tenant_id uuid,
  role_id uuid,
  own_allowed boolean not null default false,
  retired_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint approval_rules_role_named check ((approver = 'ROLE') = (role_id is not null) and (role_id is null) = (role_tenant_id is null)),
  constraint approval_rules_role_owner check (role_tenant_id in (tenant_id, '00000000-0000-0000-0000-000000000000')),
  constraint approval_rules_one_pi check (approver <> 'PROJECT_PI' or approvals_needed = 1),
  constraint approval_rules_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict,
  constraint approval_rules_role foreign key (role_tenant_id, role_id) references identity.roles on delete restrict
);
create unique index approval_rules_name_unique on allocations.approval_rules (tenant_id, lower(name)) where retired_at is null;
create index approval_rules_of_type on allocations.approval_rules (tenant_id, resource_type_id);
create index approval_rules_of_role on allocations.approval_rules (role_tenant_id, role_id);

create table allocations.approval_rule_people (
  tenant_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  user_id uuid not null,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint approval_rule_people_rule foreign key (tenant_id, rule_id) references allocations.approval_rules on delete restrict,
  constraint approval_rule_people_person foreign key (tenant_id, user_id) references identity.users on delete restrict
);
create unique index approval_rule_people_unique on allocations.approval_rule_people (tenant_id, rule_id, user_id);
create index approval_rule_people_of_person on allocations.approval_rule_people (tenant_id, user_id);

-- Who approved what, in which round, under which rule: none, where the facility decides.
create table allocations.request_approvals (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  request_id uuid not null,
  round integer not null,
  rule_id uuid,
  user_id uuid not null,
  quantity numeric(18, 4) constraint request_approvals_quantity check (quantity >= 0 and quantity <> 'NaN'),
  ends_at timestamptz(3) constraint request_approvals_end_finite check (isfinite(ends_at)),
  reason text,
  approved_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint request_approvals_request foreign key (tenant_id, project_id, request_id) references allocations.allocation_requests (tenant_id, project_id, id) on delete restrict,
  constraint request_approvals_rule foreign key (tenant_id, rule_id) references allocations.approval_rules on delete restrict,
  constraint request_approvals_person foreign key (tenant_id, user_id) references identity.users on delete restrict
);
create index request_approvals_of_request on allocations.request_approvals (tenant_id, project_id, request_id, round);
create index request_approvals_under_rule on allocations.request_approvals (tenant_id, rule_id);
create index request_approvals_by_person on allocations.request_approvals (tenant_id, user_id);
