set local role tenure_owner;

-- Whether only a decided request, or the facility itself, grants more of a type.
alter table allocations.resource_types add column granted_by_request boolean not null default false;

-- What whoever asks for a type is asked. A question that is worded anew is another row, so that an answer keeps the question it was given to.
create table allocations.resource_type_questions (
  tenant_id uuid not null,
  id uuid not null,
  resource_type_id uuid not null,
  position integer not null constraint resource_type_questions_position check (position >= 0),
  wording text not null constraint resource_type_questions_wording_not_empty check (length(btrim(wording)) between 1 and 500),
  help text constraint resource_type_questions_help_length check (length(help) <= 2000),
  kind text not null constraint resource_type_questions_kind_check check (kind in ('TEXT', 'NUMBER', 'CHOICE', 'YES_NO')),
  choices text[] not null default '{}',
  is_required boolean not null default false,
  created_at timestamptz(3) not null default ctx.now(),
  retired_at timestamptz(3),
  primary key (tenant_id, id),
  constraint resource_type_questions_choices check ((kind = 'CHOICE') = (cardinality(choices) >= 2) and (kind = 'CHOICE' or cardinality(choices) = 0)),
  constraint resource_type_questions_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict
);
create index resource_type_questions_of_type on allocations.resource_type_questions (tenant_id, resource_type_id, position);

create table allocations.allocation_requests (
  tenant_id uuid not null references identity.tenants on delete restrict,
  id uuid not null,
  project_id uuid not null,
  resource_type_id uuid not null,
  -- Which allocation is to change, be renewed or be carved from; of a new one, none yet.
  allocation_id uuid,
  kind text not null constraint allocation_requests_kind_check check (kind in ('NEW', 'CHANGE', 'RENEWAL', 'DATA_SHARE')),
  state text not null default 'DRAFT' constraint allocation_requests_state_check
    check (state in ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
  -- How often it was submitted: what was approved before it was sent back is approved no more.
  round integer not null default 0 constraint allocation_requests_round check (round >= 0),
  asked_by uuid not null,
  justification text not null default '' constraint allocation_requests_justification_length check (length(justification) <= 20000),
  -- The terms of a new allocation, as grantAllocation takes them.
  allocation_model text constraint allocation_requests_model_check check (allocation_model in ('SUBSCRIPTION', 'CONDO')),
  billing_period text constraint allocation_requests_billing_period_check check (billing_period in ('MONTH', 'QUARTER', 'YEAR')),
  renewal text constraint allocation_requests_renewal_check check (renewal in ('AUTO', 'MANUAL', 'NONE')),
  periods integer constraint allocation_requests_periods check (periods between 1 and 1200),
  lifetime_months integer constraint allocation_requests_lifetime check (lifetime_months between 1 and 1200),
  starts_at timestamptz(3) constraint allocation_requests_start_finite check (isfinite(starts_at)),
  -- Of a data share.
  data_share_name text constraint allocation_requests_share_name check (length(btrim(data_share_name)) between 1 and 255),
  storage_subtype text constraint allocation_requests_subtype_check check (storage_subtype in ('POSIX', 'S3_LIKE', 'DATABASE')),
  -- What was asked, what a reviewer recommends and what was awarded, side by side.
  requested_quantity numeric(18, 4) constraint allocation_requests_requested check (requested_quantity >= 0 and requested_quantity <> 'NaN'),
  requested_ends_at timestamptz(3) constraint allocation_requests_requested_end_finite check (isfinite(requested_ends_at)),
  recommended_quantity numeric(18, 4) constraint allocation_requests_recommended check (recommended_quantity >= 0 and recommended_quantity <> 'NaN'),
  recommended_ends_at timestamptz(3) constraint allocation_requests_recommended_end_finite check (isfinite(recommended_ends_at)),
  recommended_by uuid,
  recommendation text constraint allocation_requests_recommendation_length check (length(recommendation) <= 5000),
  awarded_quantity numeric(18, 4) constraint allocation_requests_awarded check (awarded_quantity >= 0 and awarded_quantity <> 'NaN'),
  awarded_ends_at timestamptz(3) constraint allocation_requests_awarded_end_finite check (isfinite(awarded_ends_at)),
  submitted_at timestamptz(3),
  decided_at timestamptz(3),
  decided_by uuid,
  -- What came of it.
  granted_allocation_id uuid,
  data_share_id uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint allocation_requests_of_project unique (tenant_id, project_id, id),
  constraint allocation_requests_about check ((kind = 'NEW') = (allocation_id is null) and (kind = 'NEW') = (allocation_model is not null)
    and (kind = 'DATA_SHARE') = (data_share_name is not null) and (kind = 'DATA_SHARE') = (storage_subtype is not null)),
  constraint allocation_requests_decided check ((state in ('APPROVED', 'DECLINED')) = (decided_by is not null) and (decided_by is null) = (decided_at is null)),
  constraint allocation_requests_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  constraint allocation_requests_type foreign key (tenant_id, resource_type_id) references allocations.resource_types on delete restrict,
  constraint allocation_requests_allocation foreign key (tenant_id, allocation_id) references allocations.allocations on delete restrict,
  constraint allocation_requests_granted foreign key (tenant_id, granted_allocation_id) references allocations.allocations on delete restrict,
  constraint allocation_requests_share foreign key (tenant_id, data_share_id) references allocations.data_shares on delete restrict,
  constraint allocation_requests_asked_by foreign key (tenant_id, asked_by) references identity.users on delete restrict,
  constraint allocation_requests_recommended_by foreign key (tenant_id, recommended_by) references identity.users on delete restrict,
  constraint allocation_requests_decided_by foreign key (tenant_id, decided_by) references identity.users on delete restrict
);
create index allocation_requests_by_project on allocations.allocation_requests (tenant_id, project_id, updated_at desc, id);
create index allocation_requests_by_state on allocations.allocation_requests (tenant_id, state, updated_at desc, id);
create index allocation_requests_by_time on allocations.allocation_requests (tenant_id, updated_at desc, id);
create index allocation_requests_by_type on allocations.allocation_requests (tenant_id, resource_type_id);
create index allocation_requests_by_allocation on allocations.allocation_requests (tenant_id, allocation_id);
create index allocation_requests_by_grant on allocations.allocation_requests (tenant_id, granted_allocation_id);
create index allocation_requests_by_share on allocations.allocation_requests (tenant_id, data_share_id);
create index allocation_requests_by_asker on allocations.allocation_requests (tenant_id, asked_by);
create index allocation_requests_by_recommender on allocations.allocation_requests (tenant_id, recommended_by);
create index allocation_requests_by_decider on allocations.allocation_requests (tenant_id, decided_by);

create table allocations.request_answers (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  request_id uuid not null,
  question_id uuid not null,
  answer text not null constraint request_answers_length check (length(answer) between 1 and 5000),
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint request_answers_request foreign key (tenant_id, project_id, request_id) references allocations.allocation_requests (tenant_id, project_id, id) on delete restrict,
  constraint request_answers_question foreign key (tenant_id, question_id) references allocations.resource_type_questions on delete restrict
);
create unique index request_answers_unique on allocations.request_answers (tenant_id, request_id, question_id);
create index request_answers_of_request on allocations.request_answers (tenant_id, project_id, request_id);
create index request_answers_to_question on allocations.request_answers (tenant_id, question_id);

-- Each step of a request's way, written by a trigger and never again.
create table allocations.request_transitions (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  request_id uuid not null,
  position integer not null,
  from_state text,
  to_state text not null,
  made_by uuid,
  made_at timestamptz(3) not null,
  reason text,
  primary key (tenant_id, id),
  constraint request_transitions_request foreign key (tenant_id, project_id, request_id) references allocations.allocation_requests (tenant_id, project_id, id) on delete restrict,
  constraint request_transitions_made_by foreign key (tenant_id, made_by) references identity.users on delete restrict
);
create unique index request_transitions_unique on allocations.request_transitions (tenant_id, request_id, position);
create index request_transitions_of_request on allocations.request_transitions (tenant_id, project_id, request_id);
create index request_transitions_by_maker on allocations.request_transitions (tenant_id, made_by);
