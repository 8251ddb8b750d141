set local role tenure_owner;
drop table projects.comment_edits, projects.comment_mentions, projects.comments cascade;
drop table allocations.request_approvals, allocations.approval_rule_people, allocations.approval_rules, allocations.request_transitions,
  allocations.request_answers, allocations.allocation_requests, allocations.resource_type_questions cascade;
alter table allocations.resource_types drop column granted_by_request;
