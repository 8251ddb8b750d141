set local role tenure_audit;

-- The order of commits: what is below the horizon of running transactions is complete, and is sealed in this order.
create index audit_logs_of_commit on audit.audit_logs (tenant_id, xid, seq);

-- Which entry is which leaf of its tenant's tree.
create table audit.audit_leaves (
  tenant_id uuid not null,
  leaf_index bigint not null constraint audit_leaves_index_not_negative check (leaf_index >= 0),
  logged_at timestamptz(3) not null,
  log_id uuid not null,
  primary key (tenant_id, leaf_index)
);
comment on table audit.audit_leaves is 'Which entry of the trail is which leaf of its tenant''s tree. No reference: it outlives the months that retention drops.';
create unique index audit_leaves_of_log on audit.audit_leaves (tenant_id, logged_at, log_id);

-- The tree, 256 hashes a row: height 0 holds the leaves' hashes, height h those of perfect trees of 256^h leaves.
create table audit.audit_tiles (
  tenant_id uuid not null,
  height integer not null constraint audit_tiles_height check (height between 0 and 6),
  number bigint not null constraint audit_tiles_number_not_negative check (number >= 0),
  hashes bytea not null constraint audit_tiles_whole_hashes check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (tenant_id, height, number)
);
comment on table audit.audit_tiles is 'The hashes of a tenant''s tree, in tiles of 256. The last of each height grows; the others never change.';
-- Hashes can't be compressed: trying costs time at every growth.
alter table audit.audit_tiles alter column hashes set storage external;

-- What was signed.
create table audit.audit_checkpoints (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null constraint audit_checkpoints_number_positive check (number > 0),
  size bigint not null constraint audit_checkpoints_size_positive check (size > 0),
  root_hash bytea not null constraint audit_checkpoints_root_is_hash check (length(root_hash) = 32),
  note text not null constraint audit_checkpoints_note_not_empty check (length(note) between 1 and 10000),
  sealed_at timestamptz(3) not null,
  system_identifier text not null constraint audit_checkpoints_system_not_empty check (length(btrim(system_identifier)) between 1 and 100),
  sealed_xid bigint not null,
  sealed_seq bigint not null,
  next_xid bigint not null,
  primary key (tenant_id, id)
);
comment on table audit.audit_checkpoints is 'A tenant''s tree as it was signed: size, root, and up to where in the order of commits.';
create unique index audit_checkpoints_number on audit.audit_checkpoints (tenant_id, number);
