set local role tenure_owner;
drop table allocations.request_approvals, allocations.approval_rule_people, allocations.approval_rules cascade;
