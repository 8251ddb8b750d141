set local role tenure_owner;
drop index allocations.draws_by_time;
drop table allocations.billed_draws cascade;
drop index allocations.statement_lines_of_statement, allocations.statement_lines_by_month, allocations.statement_lines_by_type, allocations.statement_lines_by_rate,
  allocations.statement_lines_by_corrected, allocations.statement_lines_by_person;
