set local role tenure_audit;
drop index audit.audit_logs_of_impersonator;
alter table audit.audit_logs drop column impersonator_id;
set local role tenure_owner;
drop table identity.impersonations, identity.itar_attestations;
drop trigger if exists touch on identity.user_roles;
alter table identity.user_roles drop column version, drop column updated_at;
