set local role tenure_owner;

create index statement_lines_of_statement on allocations.statement_lines (tenant_id, project_id, statement_id);
create index statement_lines_by_month on allocations.statement_lines (tenant_id, for_month);
create index statement_lines_by_type on allocations.statement_lines (tenant_id, resource_type_id);
create index statement_lines_by_rate on allocations.statement_lines (tenant_id, rate_id);
create index statement_lines_by_corrected on allocations.statement_lines (tenant_id, project_id, corrects_id);
create index statement_lines_by_person on allocations.statement_lines (tenant_id, entered_by);

-- Which line bills a draw: each once.
create table allocations.billed_draws (
  tenant_id uuid not null,
  draw_id uuid not null,
  statement_line_id uuid not null,
  primary key (tenant_id, draw_id),
  constraint billed_draws_draw foreign key (tenant_id, draw_id) references allocations.draws on delete restrict,
  constraint billed_draws_line foreign key (tenant_id, statement_line_id) references allocations.statement_lines on delete restrict
);
create index billed_draws_of_line on allocations.billed_draws (tenant_id, statement_line_id);
-- What was drawn or told lately: where late use is looked for.
create index draws_by_time on allocations.draws (tenant_id, drawn_at);
