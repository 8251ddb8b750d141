-- Roles stay: other databases of the same server may use them.
drop schema audit cascade;
drop schema allocations cascade;
drop schema projects cascade;
drop schema identity cascade;
drop schema ctx cascade;
do $$
declare r text;
begin
  foreach r in array array['tenure_owner', 'tenure_authz', 'tenure_audit', 'tenure_app', 'tenure_door', 'tenure_worker', 'tenure_backup'] loop
    execute format('revoke all on database %I from %I', current_database(), r);
  end loop;
  execute format('grant temporary on database %I to public', current_database());
  drop extension if exists pg_trgm;
exception when dependent_objects_still_exist then
  raise notice 'The extension pg_trgm stays: something else in this database uses it.';
end $$;
