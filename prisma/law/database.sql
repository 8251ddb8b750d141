-- What hangs on the database itself. A copy or a restore has none of it: here it comes with every start.
do $$
begin
  execute format('grant connect on database %I to tenure_app, tenure_door, tenure_worker, tenure_backup', current_database());
  -- A temporary table or function of one's own could stand in front of the real one.
  execute format('revoke create, temporary on database %I from public', current_database());
end $$;

revoke create on schema public from public;
