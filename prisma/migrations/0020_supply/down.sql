set local role tenure_owner;
drop table allocations.overcommitments, allocations.resource_supplies cascade;
alter table allocations.resource_types drop column supply_basis, drop column supply_policy;
