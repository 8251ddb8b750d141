set local role tenure_owner;
drop table allocations.data_share_history, allocations.resource_share_history, allocations.allocation_history, allocations.draws cascade;
