-- Prices, classes of projects, discounts and statements: who may see and write them. The arithmetic is in billing-figures.sql, issuing in billing-issued.sql,
-- what never changes in billing-kept.sql.
set local role tenure_owner;
call ctx.protect('allocations.rates');
call ctx.protect('allocations.project_classes');
call ctx.protect('allocations.classed_projects');
call ctx.protect('allocations.discounts');
call ctx.protect('allocations.billing_months');
call ctx.protect('allocations.statements');
call ctx.protect('allocations.statement_lines');
-- A ledger that only grows tells its own past; the lines it leads to are in the trail.
call ctx.protect('allocations.billed_draws', false);

-- The price list is everyone's to read.
create policy r on allocations.rates for select to tenure_app using (true);
create policy c on allocations.rates for insert to tenure_app with check ((select ctx.can('billing:manage')));
create policy u on allocations.rates for update to tenure_app using ((select ctx.can('billing:manage')));
grant select, insert, update (valid_until) on allocations.rates to tenure_app;
create policy r on allocations.project_classes for select to tenure_app using (true);
create policy c on allocations.project_classes for insert to tenure_app with check ((select ctx.can('billing:manage')));
grant select, insert on allocations.project_classes to tenure_app;
create policy r on allocations.discounts for select to tenure_app using (true);
create policy c on allocations.discounts for insert to tenure_app with check ((select ctx.can('billing:manage')));
create policy u on allocations.discounts for update to tenure_app using ((select ctx.can('billing:manage')));
grant select, insert, update (valid_until) on allocations.discounts to tenure_app;

create policy r on allocations.classed_projects for select to tenure_app
  using ((select ctx.can('billing:view')) or project_id = any (array(select ctx.projects_to('view'))));
create policy w on allocations.classed_projects to tenure_app using ((select ctx.can('billing:manage'))) with check ((select ctx.can('billing:manage')));
grant select, insert, update (project_class_id), delete on allocations.classed_projects to tenure_app;
create or replace trigger touch before update on allocations.rates for each row execute function ctx.touch();
create or replace trigger touch before update on allocations.discounts for each row execute function ctx.touch();
create or replace trigger touch before update on allocations.classed_projects for each row execute function ctx.touch();

-- Statements are their project's to see, and who keeps the accounts; they are written by the functions alone.
create policy r on allocations.billing_months for select to tenure_app using (true);
create policy r on allocations.statements for select to tenure_app
  using ((select ctx.can('billing:view')) or project_id = any (array(select ctx.projects_to('view'))));
create policy r on allocations.statement_lines for select to tenure_app
  using ((select ctx.can('billing:view')) or project_id = any (array(select ctx.projects_to('view'))));
grant select on allocations.billing_months, allocations.statements, allocations.statement_lines to tenure_app;
create policy issue_c on allocations.billing_months for insert to tenure_authz with check (true);
create policy issue_c on allocations.statements for insert to tenure_authz with check (true);
create policy issue_u on allocations.statements for update to tenure_authz using (true);
create policy issue_c on allocations.statement_lines for insert to tenure_authz with check (true);
create policy issue_c on allocations.billed_draws for insert to tenure_authz with check (true);
grant insert on allocations.billing_months, allocations.statements, allocations.statement_lines, allocations.billed_draws to tenure_authz;
grant update (status, number, project_name, billed_to, cost_centre, total, issued_at, issued_by) on allocations.statements to tenure_authz;
