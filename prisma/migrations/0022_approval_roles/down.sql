set local role tenure_owner;
-- Of a rule whose role is gone nothing can be said as it was before: it names the PI, and stays retired.
alter table allocations.approval_rules no force row level security;
update allocations.approval_rules set approver = 'PROJECT_PI', approvals_needed = 1, role_name = null where role_name is not null;
alter table allocations.approval_rules force row level security;
alter table allocations.approval_rules drop column role_name,
  add constraint approval_rules_role_named check ((approver = 'ROLE') = (role_id is not null) and (role_id is null) = (role_tenant_id is null));
