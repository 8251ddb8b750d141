set local role tenure_owner;
insert into audit.column_marks (table_schema, table_name, column_name, mark) values
  ('identity', 'users', 'password_hash', 'WITHHELD'),
  ('identity', 'sessions', 'token_hash', 'WITHHELD'),
  ('identity', 'sessions', 'last_active_at', 'IGNORED'),
  ('identity', 'api_tokens', 'token_hash', 'WITHHELD'),
  ('identity', 'api_tokens', 'last_used_at', 'IGNORED')
on conflict (table_schema, table_name, column_name) do update set mark = excluded.mark;
