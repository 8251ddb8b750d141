set local role tenure_owner;

call ctx.protect('allocations.resource_type_questions');
call ctx.protect('allocations.allocation_requests');
call ctx.protect('allocations.request_answers');
call ctx.protect('allocations.request_transitions');
call ctx.protect('allocations.request_approvals');

create policy r on allocations.resource_type_questions for select to tenure_app using (true);
create policy c on allocations.resource_type_questions for insert to tenure_app with check ((select ctx.can('resource_type:update')));
create policy u on allocations.resource_type_questions for update to tenure_app using ((select ctx.can('resource_type:update')));
-- What a question says stays: answers were given to it.
grant select, insert, update (position, retired_at) on allocations.resource_type_questions to tenure_app;

-- A draft is its project's alone. What was submitted is seen by who decides, and by who sees all allocations.
create policy r on allocations.allocation_requests for select to tenure_app
  using (project_id = any (array(select ctx.projects_to('view')))
    or (state <> 'DRAFT' and ((select ctx.can('request:decide')) or ((select ctx.can('allocation:read')) and (select ctx.can('project:read')))
      or id = any (array(select allocations.requests_of_approver())))));
create policy c on allocations.allocation_requests for insert to tenure_app
  with check (asked_by = (select ctx.uid()) and project_id = any (array(select ctx.projects_to('edit'))));
-- Who changes what of it, and which way it goes, allocations.request_guard() says below.
create policy u on allocations.allocation_requests for update to tenure_app
  using (project_id = any (array(select ctx.projects_to('edit'))) or (state in ('SUBMITTED', 'IN_REVIEW') and allocations.decides(id)))
  with check (true);
create policy award on allocations.allocation_requests for update to tenure_app using (state = 'APPROVED' and project_id = (select ctx.awarding()));
grant select, insert, update (resource_type_id, state, round, justification, allocation_model, billing_period, renewal, periods, lifetime_months, starts_at,
  data_share_name, storage_subtype, requested_quantity, requested_ends_at, recommended_quantity, recommended_ends_at, recommended_by, recommendation,
  awarded_quantity, awarded_ends_at, submitted_at, decided_at, decided_by, granted_allocation_id, data_share_id) on allocations.allocation_requests to tenure_app;

create policy r on allocations.request_answers for select to tenure_app
  using (exists (select from allocations.allocation_requests q where q.tenant_id = request_answers.tenant_id and q.id = request_answers.request_id));
create policy w on allocations.request_answers to tenure_app
  using (project_id = any (array(select ctx.projects_to('edit'))) and exists (select from allocations.allocation_requests q
    where q.tenant_id = request_answers.tenant_id and q.id = request_answers.request_id and q.state in ('DRAFT', 'NEEDS_CHANGES')));
grant select, insert, delete on allocations.request_answers to tenure_app;

create policy r on allocations.request_transitions for select to tenure_app
  using (exists (select from allocations.allocation_requests q where q.tenant_id = request_transitions.tenant_id and q.id = request_transitions.request_id));
create policy w on allocations.request_transitions for insert to tenure_authz with check (true);
grant select on allocations.request_transitions to tenure_app;
grant insert on allocations.request_transitions to tenure_authz;
create or replace trigger frozen before update or delete or truncate on allocations.request_transitions for each statement execute function audit.forbid();
alter table allocations.request_transitions enable always trigger frozen;

create policy r on allocations.request_approvals for select to tenure_app
  using (exists (select from allocations.allocation_requests q where q.tenant_id = request_approvals.tenant_id and q.id = request_approvals.request_id));
create policy c on allocations.request_approvals for insert to tenure_app
  with check (user_id = (select ctx.uid()) and exists (select from allocations.allocation_requests q
    where q.tenant_id = request_approvals.tenant_id and q.id = request_approvals.request_id and q.state = 'IN_REVIEW' and q.round = request_approvals.round)
    and exists (select from allocations.approval_steps(request_id, quantity, ends_at) s where s.viewer_may and s.rule_id is not distinct from request_approvals.rule_id));
grant select, insert on allocations.request_approvals to tenure_app;
create or replace trigger frozen before update or delete or truncate on allocations.request_approvals for each statement execute function audit.forbid();
alter table allocations.request_approvals enable always trigger frozen;
