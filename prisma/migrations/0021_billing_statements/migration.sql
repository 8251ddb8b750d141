set local role tenure_owner;

-- The months of which the statements are issued: once, in order.
create table allocations.billing_months (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  month date not null constraint billing_months_first_day check (extract(day from month) = 1),
  issued_at timestamptz(3) not null default ctx.now(),
  -- Absent: the worker.
  issued_by uuid,
  primary key (tenant_id, id),
  constraint billing_months_by foreign key (tenant_id, issued_by) references identity.users on delete restrict
);
create unique index billing_months_once on allocations.billing_months (tenant_id, month);
create index billing_months_by_issuer on allocations.billing_months (tenant_id, issued_by);

-- What a project owes for a month. As long as it is open it collects credits and corrections; issued, it never changes.
create table allocations.statements (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  project_id uuid not null,
  month date not null constraint statements_first_day check (extract(day from month) = 1),
  currency text not null constraint statements_currency_format check (currency ~ '^[A-Z]{3}$'),
  status text not null default 'DRAFT' constraint statements_status_check check (status in ('DRAFT', 'ISSUED')),
  number text,
  -- As the project was when it was issued.
  project_name text,
  billed_to jsonb,
  cost_centre text,
  total numeric(18, 4) not null default 0,
  issued_at timestamptz(3),
  issued_by uuid,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint statements_of_project unique (tenant_id, project_id, id),
  constraint statements_issued_whole check ((status = 'ISSUED') = (issued_at is not null and number is not null and project_name is not null)),
  constraint statements_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint statements_by foreign key (tenant_id, issued_by) references identity.users on delete restrict
);
create unique index statements_once on allocations.statements (tenant_id, project_id, month, currency);
create unique index statements_number on allocations.statements (tenant_id, number);
create index statements_of_month on allocations.statements (tenant_id, month, cost_centre);
create index statements_by_issuer on allocations.statements (tenant_id, issued_by);

-- What a statement is made of: written once.
create table allocations.statement_lines (
  tenant_id uuid not null,
  id uuid not null,
  statement_id uuid not null,
  project_id uuid not null,
  source text not null constraint statement_lines_source_check check (source in ('USAGE', 'ALLOCATION', 'CREDIT', 'CORRECTION')),
  -- The month in which it was used or held.
  for_month date not null constraint statement_lines_first_day check (extract(day from for_month) = 1),
  resource_type_id uuid,
  rate_id uuid,
  what text not null,
  unit text,
  quantity numeric(22, 4),
  price numeric(18, 4),
  percent numeric(5, 2) not null default 0,
  amount numeric(18, 4) not null constraint statement_lines_amount check (amount <> 'NaN'),
  corrects_id uuid,
  reason text,
  entered_by uuid,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint statement_lines_of_project unique (tenant_id, project_id, id),
  -- A credit is an amount with a reason; anything else comes to quantity × price.
  constraint statement_lines_whole check (case source when 'CREDIT' then amount < 0 and num_nonnulls(resource_type_id, rate_id, unit, quantity, price, corrects_id) = 0 and num_nulls(reason, entered_by) = 0
    else num_nulls(resource_type_id, rate_id, unit, quantity, price) = 0 and (corrects_id is null or source = 'CORRECTION' and num_nulls(reason, entered_by) = 0) end),
  constraint statement_lines_statement foreign key (tenant_id, project_id, statement_id) references allocations.statements (tenant_id, project_id, id) on delete restrict,
  constraint statement_lines_resource_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict,
  constraint statement_lines_rate foreign key (tenant_id, rate_id) references allocations.rates on delete restrict,
  constraint statement_lines_corrects foreign key (tenant_id, project_id, corrects_id) references allocations.statement_lines (tenant_id, project_id, id) on delete restrict,
  constraint statement_lines_by foreign key (tenant_id, entered_by) references identity.users on delete restrict
);
