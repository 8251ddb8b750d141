set local role tenure_owner;

call ctx.protect('allocations.approval_rules');
call ctx.protect('allocations.approval_rule_people');

-- Everybody may know who decides; an administrator says so, for who decides could else let themselves alone decide.
create policy r on allocations.approval_rules for select to tenure_app using (true);
create policy c on allocations.approval_rules for insert to tenure_app with check ((select ctx.can('tenant:update')));
create policy u on allocations.approval_rules for update to tenure_app using ((select ctx.can('tenant:update')));
grant select, insert, update (name, resource_type_id, kinds, at_least, approvals_needed, approver, role_tenant_id, role_id, own_allowed, retired_at)
  on allocations.approval_rules to tenure_app;
create policy r on allocations.approval_rule_people for select to tenure_app using (true);
create policy w on allocations.approval_rule_people to tenure_app using ((select ctx.can('tenant:update'))) with check ((select ctx.can('tenant:update')));
grant select, insert, delete on allocations.approval_rule_people to tenure_app;
create or replace trigger touch before update on allocations.approval_rules for each row execute function ctx.touch();
