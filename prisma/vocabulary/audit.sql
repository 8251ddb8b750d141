set local role tenure_owner;
insert into audit.column_marks (table_schema, table_name, column_name, mark) values
  ('identity', 'users', 'password_hash', 'WITHHELD'),
  ('identity', 'sessions', 'token_hash', 'WITHHELD'),
  ('identity', 'sessions', 'last_active_at', 'IGNORED'),
  ('identity', 'api_tokens', 'token_hash', 'WITHHELD'),
  ('identity', 'api_tokens', 'last_used_at', 'IGNORED'),
  ('identity', 'mailed_links', 'token_hash', 'WITHHELD'),
  ('identity', 'outgoing_mails', 'secret', 'WITHHELD'),
  ('identity', 'outgoing_mails', 'due_at', 'IGNORED'),
  ('identity', 'outgoing_mails', 'attempts', 'IGNORED'),
  ('identity', 'identity_providers', 'client_secret_encrypted', 'WITHHELD'),
  ('identity', 'external_identities', 'last_used_at', 'IGNORED'),
  ('identity', 'authenticators', 'secret_encrypted', 'WITHHELD'),
  ('identity', 'authenticators', 'last_step', 'IGNORED'),
  ('identity', 'authenticators', 'last_used_at', 'IGNORED'),
  ('identity', 'passkeys', 'public_key', 'WITHHELD'),
  ('identity', 'passkeys', 'counter', 'IGNORED'),
  ('identity', 'passkeys', 'last_challenge', 'IGNORED'),
  ('identity', 'passkeys', 'last_used_at', 'IGNORED'),
  ('identity', 'recovery_codes', 'code_hash', 'WITHHELD')
on conflict (table_schema, table_name, column_name) do update set mark = excluded.mark;
