set local role tenure_owner;
drop table allocations.request_transitions, allocations.request_answers, allocations.allocation_requests, allocations.resource_type_questions cascade;
alter table allocations.resource_types drop column granted_by_request;
