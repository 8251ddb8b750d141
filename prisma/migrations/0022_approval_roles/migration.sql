set local role tenure_owner;

-- A rule that is retired never names anybody again: it keeps the name of the role it named, and lets the role itself go.
alter table allocations.approval_rules
  add column role_name text constraint approval_rules_role_name_length check (length(role_name) between 1 and 255),
  drop constraint approval_rules_role_named,
  add constraint approval_rules_role_named check ((approver = 'ROLE') = (num_nonnulls(role_id, role_name) = 1) and num_nonnulls(role_id, role_name) <= 1 and (role_id is null) = (role_tenant_id is null)),
  add constraint approval_rules_role_gone check (role_name is null or retired_at is not null);
