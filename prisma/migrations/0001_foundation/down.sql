-- Roles stay: other databases of the same server may use them.
drop schema audit cascade;
drop schema allocations cascade;
drop schema projects cascade;
drop schema identity cascade;
drop schema ctx cascade;
do $$
begin
  execute format('revoke create, connect on database %I from tenure_owner', current_database());
  execute format('revoke connect on database %I from tenure_app, tenure_door', current_database());
  execute format('grant temporary on database %I to public', current_database());
end $$;
grant create on schema public to public;
