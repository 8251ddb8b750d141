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

-- A role that only retired rules name may go: they keep its name. What a rule in force names stays, by its reference.
create policy role_goes on allocations.approval_rules for update to tenure_authz using (true);
grant update (role_tenant_id, role_id, role_name) on allocations.approval_rules to tenure_authz;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;
create or replace function allocations.role_goes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update allocations.approval_rules x set role_tenant_id = null, role_id = null, role_name = old.name
    where x.role_tenant_id = old.tenant_id and x.role_id = old.id and x.retired_at is not null;
  return old;
end $$;
revoke execute on function allocations.role_goes() from public;
grant execute on function allocations.role_goes() to tenure_owner, tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
create or replace trigger role_goes before delete on identity.roles for each row execute function allocations.role_goes();
