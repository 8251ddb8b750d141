set local role tenure_owner;

-- The overdraft ledger: what was used, by whom, and which allocation pays for it. Never edited: a correction is a new row.
create table allocations.draws (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  paying_project_id uuid not null,
  allocation_id uuid not null,
  is_storage_type boolean not null,
  k integer not null constraint draws_k check (k >= 0),
  source text not null constraint draws_source_check check (source in ('OWN', 'RECEIVED', 'DEFAULT_PROJECT')),
  resource_share_id uuid,
  amount numeric(18, 4) not null constraint draws_amount check (amount <> 0 and amount <> 'NaN'),
  forced boolean not null default false,
  note text,
  drawn_at timestamptz(3) not null default ctx.now(),
  drawn_by uuid,
  primary key (tenant_id, id),
  constraint draws_received_by_rule check ((source = 'RECEIVED') = (resource_share_id is not null)),
  constraint draws_own_pays_itself check ((source = 'OWN') = (project_id = paying_project_id)),
  constraint draws_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint draws_allocation foreign key (tenant_id, paying_project_id, allocation_id, is_storage_type)
    references allocations.allocations (tenant_id, project_id, id, is_storage_type) on delete restrict,
  constraint draws_share foreign key (tenant_id, resource_share_id) references allocations.resource_shares on delete restrict,
  constraint draws_by foreign key (tenant_id, drawn_by) references identity.users on delete restrict
);
create index draws_of_allocation on allocations.draws (tenant_id, allocation_id, k);
create index draws_of_project on allocations.draws (tenant_id, project_id, drawn_at desc);
create index draws_of_payer on allocations.draws (tenant_id, paying_project_id, drawn_at desc);
create index draws_by_recorder on allocations.draws (tenant_id, drawn_by);
create index draws_of_share on allocations.draws (tenant_id, resource_share_id) where resource_share_id is not null;

-- The past of allocations, rules and data shares: one row a change, the whole row as it was.
create table allocations.allocation_history (
  tenant_id uuid not null, id uuid not null default gen_random_uuid(), allocation_id uuid not null, project_id uuid not null,
  version integer not null, action text not null, changed_by uuid, changed_at timestamptz(3) not null, change_summary text, snapshot jsonb not null,
  primary key (tenant_id, id),
  constraint allocation_history_allocation foreign key (tenant_id, allocation_id) references allocations.allocations on delete restrict
);
create index allocation_history_of_allocation on allocations.allocation_history (tenant_id, allocation_id, version desc, id);
create index allocation_history_of_project on allocations.allocation_history (tenant_id, project_id, changed_at desc, id);

create table allocations.resource_share_history (
  tenant_id uuid not null, id uuid not null default gen_random_uuid(), resource_share_id uuid not null, project_id uuid not null,
  version integer not null, action text not null, changed_by uuid, changed_at timestamptz(3) not null, change_summary text, snapshot jsonb not null,
  primary key (tenant_id, id),
  constraint resource_share_history_share foreign key (tenant_id, resource_share_id) references allocations.resource_shares on delete restrict
);
create index resource_share_history_of_share on allocations.resource_share_history (tenant_id, resource_share_id, version desc, id);
create index resource_share_history_of_project on allocations.resource_share_history (tenant_id, project_id, changed_at desc, id);

create table allocations.data_share_history (
  tenant_id uuid not null, id uuid not null default gen_random_uuid(), data_share_id uuid not null, project_id uuid not null,
  version integer not null, action text not null, changed_by uuid, changed_at timestamptz(3) not null, change_summary text, snapshot jsonb not null,
  primary key (tenant_id, id),
  constraint data_share_history_share foreign key (tenant_id, data_share_id) references allocations.data_shares on delete restrict
);
create index data_share_history_of_share on allocations.data_share_history (tenant_id, data_share_id, version desc, id);
create index data_share_history_of_project on allocations.data_share_history (tenant_id, project_id, changed_at desc, id);
