-- Roles, schemas and the signing key of the request context.
-- Roles belong to the whole server, so that they are made only where they are missing.
do $$
declare r text;
begin
  foreach r in array array['tenure_owner', 'tenure_authz', 'tenure_audit', 'tenure_backup'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I nologin', r);
    end if;
  end loop;
  -- The application signs in under this role; `tenure db migrate` gives it its password.
  if not exists (select from pg_roles where rolname = 'tenure_app') then
    create role tenure_app login;
  end if;
  if not exists (select from pg_roles where rolname = 'tenure_door') then
    create role tenure_door login;
  end if;
  if not exists (select from pg_roles where rolname = 'tenure_worker') then
    create role tenure_worker login;
  end if;
  -- Whoever migrates acts as these roles. Granted only where missing: two databases of one server must not collide on it.
  foreach r in array array['tenure_owner', 'tenure_authz', 'tenure_audit', 'tenure_app'] loop
    if not pg_has_role(current_user, r, case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end) then
      execute format('grant %I to %I', r, current_user);
    end if;
  end loop;
end $$;

-- Trigrams find a part of a name among a hundred thousand. A database's owner may install it: PostgreSQL trusts it.
create extension if not exists pg_trgm with schema public;

create schema ctx authorization tenure_authz;
create schema identity authorization tenure_owner;
create schema projects authorization tenure_owner;
create schema allocations authorization tenure_owner;
create schema audit authorization tenure_audit;
comment on schema ctx is 'The signed request context: who is asking, in which tenant, with which permissions.';
comment on schema identity is 'Tenants, people, what they may do.';
comment on schema projects is 'The workspace everything meets in.';
comment on schema allocations is 'What a project may use, and with whom it shares it.';
comment on schema audit is 'Who did what.';

grant usage on schema ctx to tenure_owner, tenure_audit, tenure_app, tenure_door, tenure_worker, tenure_backup;
grant usage on schema identity, projects, allocations to tenure_app, tenure_authz, tenure_backup, tenure_audit;
grant usage on schema identity to tenure_door;
grant usage on schema allocations to tenure_worker;
grant usage on schema audit to tenure_app, tenure_owner, tenure_authz, tenure_backup, tenure_worker;

set local role tenure_authz;

create table ctx.signing_keys (
  id smallint primary key default 1 check (id = 1),
  secret bytea not null check (length(secret) >= 32)
);
comment on table ctx.signing_keys is 'The key that binds a context to one backend and one transaction. Read by the context functions alone.';
-- Three random UUIDs hold 366 bits of the server's own randomness.
insert into ctx.signing_keys (secret)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
alter table ctx.signing_keys enable row level security;
alter table ctx.signing_keys force row level security;
create policy own_functions on ctx.signing_keys for select to tenure_authz using (true);

-- The law replaces the body: defaults of the tables below need the name to exist.
create function ctx.now() returns timestamptz language sql stable as $$ select date_trunc('milliseconds', transaction_timestamp()) $$;
comment on function ctx.now() is 'The time of the request, in whole milliseconds, so that what is stored compares equal to what was asked.';
