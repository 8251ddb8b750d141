set local role tenure_owner;

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
