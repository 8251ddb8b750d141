-- Issuing by the worker, from the third day of a month on: the first two are for what is told late.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* Which tenants have a month to issue: over since two days, and rates to charge by. Each once. */
create or replace function allocations.tenants_with_statements_due() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id from identity.tenants t
  cross join lateral (select date_trunc('month', (transaction_timestamp() - interval '2 days') at time zone 'UTC')::date as this) m
  where t.deleted_at is null and coalesce((select max(b.month) < m.this - interval '1 month' from allocations.billing_months b where b.tenant_id = t.id),
    exists (select from allocations.rates r where r.tenant_id = t.id and r.valid_from < m.this and (r.valid_until is null or r.valid_until > m.this - interval '1 month')))
$$;

/* Issues the next month of the context's tenant that is over; the worker comes again for the one after. Answers 1, or 0 where all are issued. */
create or replace function allocations.issue_due(p_limit integer) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare this date := date_trunc('month', (ctx.now() - interval '2 days') at time zone 'UTC')::date; m date;
begin
  if p_limit < 1 then return 0; end if;
  perform set_config('app.action', 'issueStatements', true), set_config('app.reason', 'The month is over.', true);
  m := allocations.open_month();
  if not exists (select from allocations.billing_months b where b.tenant_id = ctx.tenant()) then m := least(m, (this - interval '1 month')::date); end if;
  if m >= this then return 0; end if;
  perform allocations.issue_month(m);
  return 1;
end $$;
revoke execute on function allocations.tenants_with_statements_due(), allocations.issue_due(integer) from public;
grant execute on function allocations.tenants_with_statements_due(), allocations.issue_due(integer) to tenure_worker;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
