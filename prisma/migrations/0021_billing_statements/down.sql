set local role tenure_owner;
drop table allocations.statement_lines, allocations.statements, allocations.billing_months cascade;
