set local role tenure_audit;

-- No reference to users, sessions or projects: the trail outlives what it speaks of.
create table audit.audit_logs (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  created_at timestamptz(3) not null,
  actor_kind text not null,
  user_id uuid,
  session_id uuid,
  api_token_id uuid,
  action text not null,
  resource_type text not null,
  resource_id uuid,
  project_id uuid,
  details json not null default '{}',
  reason text,
  request_id uuid,
  ip_address inet,
  user_agent text,
  primary key (created_at, id)
) partition by range (created_at);
comment on table audit.audit_logs is 'Who did what, one row a changed row. Append only.';
create index audit_logs_of_tenant on audit.audit_logs (tenant_id, created_at desc, seq desc);
create index audit_logs_of_resource on audit.audit_logs (tenant_id, resource_id, created_at desc, seq desc);
create index audit_logs_of_user on audit.audit_logs (tenant_id, user_id, created_at desc, seq desc) where user_id is not null;
create index audit_logs_of_project on audit.audit_logs (tenant_id, project_id, created_at desc, seq desc) where project_id is not null;
create index audit_logs_of_action on audit.audit_logs (tenant_id, action, created_at desc, seq desc);
create index audit_logs_of_request on audit.audit_logs (tenant_id, request_id) where request_id is not null;

create table audit.audit_logs_default partition of audit.audit_logs default;
comment on table audit.audit_logs_default is 'Must stay empty: a month whose rows already sit here can not be made.';

-- What must not be copied into the trail, and what is no change worth a row.
create table audit.column_marks (
  table_schema text not null,
  table_name text not null,
  column_name text not null,
  mark text not null check (mark in ('WITHHELD', 'IGNORED')),
  primary key (table_schema, table_name, column_name)
);
comment on table audit.column_marks is 'WITHHELD: the trail says that it changed, never to what. IGNORED: a change of it alone is no event.';
