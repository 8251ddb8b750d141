set local role tenure_owner;

-- A grant's end may be edited: whoever edits says which version they saw.
alter table identity.user_roles add column version integer not null default 1, add column updated_at timestamptz(3) not null default ctx.now();

create table identity.itar_attestations (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  -- Null where the installation attested: nobody of a tenant that is just being restricted may come in to do it.
  attested_by uuid,
  attested_at timestamptz(3) not null default ctx.now(),
  expires_at timestamptz(3) not null,
  basis text not null constraint itar_attestations_basis_not_empty check (length(btrim(basis)) between 1 and 1000),
  revoked_at timestamptz(3),
  primary key (tenant_id, id),
  constraint itar_attestations_order check (expires_at > attested_at),
  constraint itar_attestations_user foreign key (tenant_id, user_id) references identity.users on delete cascade,
  constraint itar_attestations_attested_by foreign key (tenant_id, attested_by) references identity.users on delete restrict
);
comment on table identity.itar_attestations is 'That a person is a US person in the sense of ITAR: who says so, since when, until when.';
create unique index itar_attestations_standing on identity.itar_attestations (tenant_id, user_id) where revoked_at is null;
create index itar_attestations_of_user on identity.itar_attestations (tenant_id, user_id, attested_at desc);
create index itar_attestations_by_attester on identity.itar_attestations (tenant_id, attested_by);

create table identity.impersonations (
  tenant_id uuid not null,
  id uuid not null,
  -- The session of who looks, which stands for the other person while this lasts.
  session_id uuid not null,
  user_id uuid not null,
  subject_id uuid not null,
  reason text not null constraint impersonations_reason_not_empty check (length(btrim(reason)) between 1 and 1000),
  started_at timestamptz(3) not null default ctx.now(),
  ends_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant_id, id),
  constraint impersonations_of_another check (subject_id <> user_id),
  constraint impersonations_length check (ends_at > started_at and extract(epoch from ends_at - started_at) <= 3600),
  constraint impersonations_session foreign key (tenant_id, session_id) references identity.sessions on delete cascade,
  constraint impersonations_user foreign key (tenant_id, user_id) references identity.users on delete cascade,
  constraint impersonations_subject foreign key (tenant_id, subject_id) references identity.users on delete cascade
);
comment on table identity.impersonations is 'Support looking at Tenure as another person sees it: read only, for an hour at most.';
create unique index impersonations_standing on identity.impersonations (tenant_id, session_id) where ended_at is null;
create index impersonations_of_session on identity.impersonations (tenant_id, session_id);
create index impersonations_of_user on identity.impersonations (tenant_id, user_id, started_at desc);
create index impersonations_of_subject on identity.impersonations (tenant_id, subject_id, started_at desc);

set local role tenure_audit;
-- Who really sat there, where somebody looked as another person.
alter table audit.audit_logs add column impersonator_id uuid;
create index audit_logs_of_impersonator on audit.audit_logs (tenant_id, impersonator_id, created_at desc, seq desc) where impersonator_id is not null;
