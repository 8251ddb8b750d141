-- Who asks what a month comes to, or for it to be issued; and what is entered by hand.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* Issues a month for who keeps the accounts; answers how many statements. */
create or replace function allocations.issue_statements(p_month date) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.can('billing:manage') then raise exception 'Issuing statements needs billing:manage.' using errcode = '42501'; end if;
  return allocations.issue_month(p_month);
end $$;

/* B9. Enters a line on the open statement of a project, which it makes where there is none: a credit, or what a line should have been; null where it is that already. */
create or replace function allocations.enter_line(p_line uuid, p_project uuid, p_currency text, p_terms jsonb) returns uuid language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := ctx.tenant(); m date; s uuid;
begin
  if not ctx.can('billing:manage') then raise exception 'Credits and corrections need billing:manage.' using errcode = '42501'; end if;
  m := allocations.open_month();
  insert into allocations.statements (tenant_id, id, project_id, month, currency) values (t, gen_random_uuid(), p_project, m, p_currency) on conflict (tenant_id, project_id, month, currency) do nothing;
  select x.id into s from allocations.statements x where x.tenant_id = t and x.project_id = p_project and x.month = m and x.currency = p_currency;
  if p_terms ? 'corrects' then
    -- The difference to what stands after earlier corrections of the same line, which are corrected together.
    insert into allocations.statement_lines (tenant_id, id, statement_id, project_id, source, for_month, resource_type_id, rate_id, what, unit, quantity, price, percent, amount, corrects_id, reason, entered_by)
    select t, p_line, s, p_project, 'CORRECTION', o.for_month, o.resource_type_id, o.rate_id, o.what, o.unit, d.more, o.price, o.percent,
      allocations.line_amount(d.more, o.price, o.percent, p_currency), o.id, p_terms ->> 'reason', ctx.uid()
    from allocations.statement_lines o
    cross join lateral (select (p_terms ->> 'quantity')::numeric - o.quantity - coalesce((select sum(c.quantity) from allocations.statement_lines c where c.tenant_id = t and c.project_id = p_project and c.corrects_id = o.id), 0) as more) d
    where o.tenant_id = t and o.project_id = p_project and o.id = (p_terms ->> 'corrects')::uuid and o.quantity is not null and d.more <> 0;
    if not found then return null; end if;
  else
    insert into allocations.statement_lines (tenant_id, id, statement_id, project_id, source, for_month, what, amount, reason, entered_by)
    values (t, p_line, s, p_project, 'CREDIT', m, 'Credit', -(p_terms ->> 'amount')::numeric, p_terms ->> 'reason', ctx.uid());
  end if;
  update allocations.statements x set total = (select coalesce(sum(l.amount), 0) from allocations.statement_lines l where l.tenant_id = t and l.project_id = p_project and l.statement_id = s)
  where x.tenant_id = t and x.id = s;
  return s;
end $$;

/* What would be issued for a month: the lines to come and those that wait on open statements, for who sees the accounts. */
create or replace function allocations.bill_preview(p_month date) returns table (project_id uuid, source text, for_month date, what text, unit text, quantity numeric, price numeric, percent numeric, currency text, amount numeric)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select l.project_id, l.source, l.for_month, l.what, l.unit, l.quantity, l.price, l.percent, l.currency, l.amount from allocations.lines_to_bill(p_month) l where ctx.can('billing:view')
  union all
  select l.project_id, l.source, l.for_month, l.what, l.unit, l.quantity, l.price, l.percent, s.currency, l.amount from allocations.statement_lines l
  join allocations.statements s on s.tenant_id = l.tenant_id and s.id = l.statement_id where ctx.can('billing:view') and s.tenant_id = ctx.tenant() and s.month = p_month and s.status = 'DRAFT'
$$;

revoke execute on function allocations.issue_statements(date), allocations.enter_line(uuid, uuid, text, jsonb), allocations.bill_preview(date) from public;
grant execute on function allocations.issue_statements(date), allocations.enter_line(uuid, uuid, text, jsonb), allocations.bill_preview(date) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
