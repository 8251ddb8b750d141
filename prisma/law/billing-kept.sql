-- What was issued is never edited.
set local role tenure_owner;
/* What is issued stays, whoever writes; and a statement comes to the sum of its lines. */
create or replace function allocations.keep_statement() returns trigger language plpgsql as $$
begin
  if old.status = 'ISSUED' then raise exception 'An issued statement never changes: enter a credit or a correction.' using errcode = 'TN013'; end if;
  if new.total <> coalesce((select sum(l.amount) from allocations.statement_lines l where l.tenant_id = new.tenant_id and l.project_id = new.project_id and l.statement_id = new.id), 0) then
    raise exception 'A statement comes to the sum of its lines.' using errcode = 'TN013';
  end if;
  return new;
end $$;
create or replace trigger kept before update on allocations.statements for each row execute function allocations.keep_statement();
create or replace trigger kept_d before delete or truncate on allocations.statements for each statement execute function audit.forbid();

/* Nothing is added to what is issued. */
create or replace function allocations.open_statement_only() returns trigger language plpgsql as $$
begin
  if exists (select from new_t n join allocations.statements s on s.tenant_id = n.tenant_id and s.id = n.statement_id where s.status = 'ISSUED') then
    raise exception 'An issued statement takes no more lines: they go to the next open one.' using errcode = 'TN013';
  end if;
  return null;
end $$;
create or replace trigger kept_i after insert on allocations.statement_lines referencing new table as new_t for each statement execute function allocations.open_statement_only();
create or replace trigger frozen before update or delete or truncate on allocations.statement_lines for each statement execute function audit.forbid();
create or replace trigger frozen before update or delete or truncate on allocations.billed_draws for each statement execute function audit.forbid();
alter table allocations.statement_lines enable always trigger frozen, enable always trigger kept_i;
alter table allocations.billed_draws enable always trigger frozen;
alter table allocations.statements enable always trigger kept, enable always trigger kept_d;
