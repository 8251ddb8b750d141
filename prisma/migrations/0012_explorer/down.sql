set local role tenure_audit;
drop index audit.audit_logs_of_type, audit.audit_logs_of_address;
set local role tenure_owner;
drop table identity.saved_views, identity.api_token_networks cascade;
