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

-- What people say about a thing, whatever it is: seen by who sees the thing.
create table projects.comments (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  -- The thing's table and its id.
  about_type text not null constraint comments_about_type_format check (about_type ~ '^[a-z][a-z_]{0,62}$'),
  about_id uuid not null,
  -- The first of the thread it answers in.
  parent_comment_id uuid,
  author_id uuid not null,
  body text not null constraint comments_body_not_empty check (length(btrim(body)) between 1 and 10000),
  edited_at timestamptz(3),
  resolved_at timestamptz(3),
  resolved_by uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default ctx.now(),
  updated_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint comments_of_project unique (tenant_id, project_id, id),
  constraint comments_resolved check ((resolved_at is null) = (resolved_by is null) and (resolved_at is null or parent_comment_id is null)),
  constraint comments_project foreign key (tenant_id, project_id) references projects.projects on delete restrict,
  -- That an answer is about what its thread is about, projects.comment_guard() says.
  constraint comments_parent foreign key (tenant_id, parent_comment_id) references projects.comments on delete restrict,
  constraint comments_author foreign key (tenant_id, author_id) references identity.users on delete restrict,
  constraint comments_resolver foreign key (tenant_id, resolved_by) references identity.users on delete restrict
);
create index comments_about on projects.comments (tenant_id, about_type, about_id, created_at, id);
create index comments_of_thread on projects.comments (tenant_id, parent_comment_id);
create index comments_by_project on projects.comments (tenant_id, project_id);
create index comments_by_author on projects.comments (tenant_id, author_id);
create index comments_by_resolver on projects.comments (tenant_id, resolved_by);

create table projects.comment_mentions (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  comment_id uuid not null,
  user_id uuid not null,
  created_at timestamptz(3) not null default ctx.now(),
  primary key (tenant_id, id),
  constraint comment_mentions_comment foreign key (tenant_id, project_id, comment_id) references projects.comments (tenant_id, project_id, id) on delete restrict,
  constraint comment_mentions_person foreign key (tenant_id, user_id) references identity.users on delete restrict
);
create unique index comment_mentions_unique on projects.comment_mentions (tenant_id, comment_id, user_id);
create index comment_mentions_of_comment on projects.comment_mentions (tenant_id, project_id, comment_id);
create index comment_mentions_of_person on projects.comment_mentions (tenant_id, user_id);

-- What a comment said before it was edited: written by a trigger and never again.
create table projects.comment_edits (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  comment_id uuid not null,
  version integer not null,
  body text not null,
  edited_by uuid,
  edited_at timestamptz(3) not null,
  primary key (tenant_id, id),
  constraint comment_edits_comment foreign key (tenant_id, project_id, comment_id) references projects.comments (tenant_id, project_id, id) on delete restrict,
  constraint comment_edits_by foreign key (tenant_id, edited_by) references identity.users on delete restrict
);
create unique index comment_edits_unique on projects.comment_edits (tenant_id, comment_id, version);
create index comment_edits_of_comment on projects.comment_edits (tenant_id, project_id, comment_id);
create index comment_edits_by_person on projects.comment_edits (tenant_id, edited_by);
