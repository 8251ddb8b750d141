set local role tenure_owner;
drop table allocations.data_shares, allocations.resource_shares, allocations.allocation_periods, allocations.allocations, allocations.resource_types cascade;
