-- Issuing a month: all its statements at once, once, in order. By who keeps the accounts, or by the worker.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* One issuer, and one who enters credits, at a time. Answers the month that is open: the one after the last issued. */
create or replace function allocations.open_month() returns date language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('allocations.billing:' || ctx.tenant()::text, 0));
  return coalesce((select (max(m.month) + interval '1 month')::date from allocations.billing_months m where m.tenant_id = ctx.tenant()),
    (select min(s.month) from allocations.statements s where s.tenant_id = ctx.tenant() and s.status = 'DRAFT'),
    date_trunc('month', ctx.now() at time zone 'UTC')::date);
end $$;

/* B7, B8. Issues the statements of a month and tells who keeps their projects; answers how many. Nothing where it is issued already. */
create or replace function allocations.issue_month(p_month date) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); open date := allocations.open_month(); n integer;
begin
  if exists (select from allocations.billing_months m where m.tenant_id = t and m.month = p_month) then return 0; end if;
  -- The first of all may be any month that is over, unless something waits to be issued with an earlier one.
  if (p_month + interval '1 month') at time zone 'UTC' > ctx.now() or p_month <> open and (p_month > open or exists (select from allocations.billing_months m where m.tenant_id = t)) then
    raise exception 'This month can not be issued now.' using errcode = 'TN014', detail = open::text;
  end if;
  with lines as materialized (select gen_random_uuid() id, l.* from allocations.lines_to_bill(p_month) l),
  made as (
    insert into allocations.statements (tenant_id, id, project_id, month, currency) select t, gen_random_uuid(), l.project_id, p_month, l.currency from lines l group by l.project_id, l.currency
    on conflict (tenant_id, project_id, month, currency) do nothing returning id, project_id, currency),
  into_statements as (select * from made union all select s.id, s.project_id, s.currency from allocations.statements s where s.tenant_id = t and s.month = p_month),
  written as (
    insert into allocations.statement_lines (tenant_id, id, statement_id, project_id, source, for_month, resource_type_id, rate_id, what, unit, quantity, price, percent, amount)
    select t, l.id, s.id, l.project_id, l.source, l.for_month, l.resource_type_id, l.rate_id, l.what, l.unit, l.quantity, l.price, l.percent, l.amount
    from lines l join into_statements s on s.project_id = l.project_id and s.currency = l.currency)
  insert into allocations.billed_draws (tenant_id, draw_id, statement_line_id) select t, d, l.id from lines l cross join unnest(l.draws) d;
  update allocations.statements s set status = 'ISSUED', number = x.number, project_name = x.name, billed_to = x.billing, cost_centre = x.billing ->> 'costCentre', total = x.total, issued_at = ctx.now(), issued_by = ctx.uid()
  from (
    select s.id, p.public_id || ' ' || p.name as name, p.billing_details as billing,
      to_char(p_month, 'YYYYMM') || '-' || lpad((row_number() over (order by p.public_id, s.currency))::text, 4, '0') as number,
      (select sum(l.amount) from allocations.statement_lines l where l.tenant_id = t and l.project_id = s.project_id and l.statement_id = s.id) as total
    from allocations.statements s join projects.projects p on p.tenant_id = s.tenant_id and p.id = s.project_id
    where s.tenant_id = t and s.month = p_month and s.status = 'DRAFT') x
  where s.tenant_id = t and s.id = x.id;
  get diagnostics n = row_count;
  insert into allocations.billing_months (tenant_id, id, month, issued_by) values (t, gen_random_uuid(), p_month, ctx.uid());
  perform identity.notify(allocations.keepers_of(s.project_id), 'statement.issued', s.id::text, s.project_id, 'statements', s.id, jsonb_build_object('period', to_char(p_month, 'FMMonth YYYY')))
  from allocations.statements s where s.tenant_id = t and s.month = p_month and s.status = 'ISSUED';
  return n;
end $$;
revoke execute on function allocations.open_month(), allocations.issue_month(date) from public;
-- Whoever changes prices holds the same lock.
grant execute on function allocations.open_month() to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
