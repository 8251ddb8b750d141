set local role tenure_audit;
drop table audit.audit_checkpoints, audit.audit_tiles, audit.audit_leaves cascade;
drop index audit.audit_logs_of_commit;
