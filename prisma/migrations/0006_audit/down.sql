set local role tenure_audit;
drop function if exists audit.capture(), audit.snapshot(), audit.forbid(), audit.record(text, text, uuid, uuid, json, text), audit.ensure_partitions(integer, integer) cascade;
drop table audit.column_marks, audit.audit_logs cascade;
