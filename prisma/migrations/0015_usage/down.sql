set local role tenure_owner;
alter table allocations.draws drop column usage_charge_id;
drop table allocations.usage_alerts, allocations.usage_caps, allocations.usage_staging, allocations.usage_records, allocations.usage_charges,
  allocations.usage_imports, allocations.usage_accounts, allocations.usage_rules cascade;
alter table allocations.resource_types drop column overuse;
