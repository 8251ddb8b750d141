-- The signed context. Replayed whole after every migration: every statement here may run twice.
set local role tenure_authz;

/* A mark over a claim that only these functions can make, good for this backend and this transaction alone. */
create or replace function ctx.sign(claims text) returns text language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp as $$
declare secret bytea;
begin
  select k.secret into strict secret from ctx.signing_keys k where k.id = 1;
  return encode(sha256(secret || sha256(secret || convert_to(
    pg_backend_pid()::text || '|' || extract(epoch from transaction_timestamp())::text || '|' || claims, 'UTF8'))), 'hex');
end $$;

/* The claims of this transaction as an array, or null where there are none or their mark is not ours. */
create or replace function ctx.claims() returns text[] language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp as $$
declare claims text := nullif(current_setting('app.claims', true), '');
begin
  if claims is null or ctx.sign(claims) is distinct from current_setting('app.signature', true) then return null; end if;
  return string_to_array(claims, '|', '');
end $$;

-- Claims: 1 tenant, 2 user, 3 session, 4 token, 5 kind, 6 told time, 7 permissions by comma. Permissions come last:
-- they are the tenant's own words, and a bar among them must not move another claim.
create or replace function ctx.tenant() returns uuid language sql stable parallel restricted as $$ select (ctx.claims())[1]::uuid $$;
create or replace function ctx.uid() returns uuid language sql stable parallel restricted as $$ select (ctx.claims())[2]::uuid $$;
create or replace function ctx.can(permission text) returns boolean language sql stable parallel restricted
as $$ select coalesce(permission = any (string_to_array((ctx.claims())[7], ',')), false) $$;
create or replace function ctx.now() returns timestamptz language plpgsql stable parallel restricted as $$
begin
  -- Only a context begun by the owner carries a told time; everyone else lives in the present.
  if coalesce(current_setting('app.claims', true), '') = '' then return date_trunc('milliseconds', transaction_timestamp()); end if;
  return coalesce((ctx.claims())[6]::timestamptz, date_trunc('milliseconds', transaction_timestamp()));
end $$;

/* The time at which a decision is made: the clock's, once the locks it waited for are held. A request's own time is that of its beginning,
   and what others have committed since would lie in its future. A told context decides at the time it is told. */
create or replace function ctx.moment() returns timestamptz language plpgsql volatile parallel restricted as $$
begin
  return coalesce((ctx.claims())[6]::timestamptz, date_trunc('milliseconds', clock_timestamp()));
end $$;

/* What a person may do in the whole tenant: their roles' permissions, less what has expired. */
create or replace function ctx.permissions_of(p_tenant uuid, p_user uuid, p_at timestamptz) returns text[] language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct p order by p), '{}')
  from identity.user_roles ur
  join identity.roles r on r.tenant_id = ur.role_tenant_id and r.id = ur.role_id
  cross join lateral jsonb_array_elements_text(r.permissions) p
  where ur.tenant_id = p_tenant and ur.user_id = p_user and (ur.expires_at is null or ur.expires_at > p_at)
$$;

create or replace function ctx.establish(p_tenant uuid, p_user uuid, p_session uuid, p_token uuid, p_kind text, p_permissions text[], p_told timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare claims text := concat_ws('|', p_tenant::text, coalesce(p_user::text, ''), coalesce(p_session::text, ''), coalesce(p_token::text, ''), p_kind,
  coalesce(p_told::text, ''), array_to_string(p_permissions, ','));
begin
  perform set_config('app.claims', claims, true), set_config('app.signature', ctx.sign(claims), true),
    set_config('app.current_tenant_id', p_tenant::text, true), set_config('app.current_user_id', coalesce(p_user::text, ''), true);
end $$;

/* Opens a request's transaction: takes the hash of a session's or a token's secret, and answers who it is, or null. */
create or replace function ctx.begin(p_hash bytea, p_request uuid, p_ip inet, p_agent text) returns jsonb language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  s identity.sessions; t identity.api_tokens; u identity.users; kind text; permissions text[]; at timestamptz := date_trunc('milliseconds', transaction_timestamp());
begin
  select * into s from identity.sessions x
   where x.token_hash = p_hash and x.revoked_at is null and x.expires_at > at and x.last_active_at > at - interval '30 minutes';
  if found then
    kind := 'SESSION';
    select * into u from identity.users x where x.tenant_id = s.tenant_id and x.id = s.user_id;
  else
    select * into t from identity.api_tokens x where x.token_hash = p_hash and x.revoked_at is null and x.expires_at > at;
    if not found then return null; end if;
    kind := 'API_TOKEN';
    select * into u from identity.users x where x.tenant_id = t.tenant_id and x.id = t.user_id;
  end if;
  if u.status <> 'ACTIVE' or u.deleted_at is not null or exists (select from identity.tenants n where n.id = u.tenant_id and n.deleted_at is not null) then
    return null;
  end if;
  permissions := ctx.permissions_of(u.tenant_id, u.id, at);
  if kind = 'API_TOKEN' then
    -- A token never exceeds its owner, nor its scopes.
    permissions := array(select p from unnest(permissions) p where p = any (t.scopes));
  end if;
  perform ctx.establish(u.tenant_id, u.id, s.id, t.id, kind, permissions, null),
    set_config('app.request_id', coalesce(p_request::text, ''), true), set_config('app.ip', coalesce(host(p_ip), ''), true),
    set_config('app.agent', left(coalesce(p_agent, ''), 500), true);
  return jsonb_build_object('tenantId', u.tenant_id, 'userId', u.id, 'sessionId', s.id, 'apiTokenId', t.id, 'kind', kind,
    'permissions', to_jsonb(permissions), 'scopes', to_jsonb(t.scopes), 'now', at,
    'idle', extract(epoch from at - coalesce(s.last_active_at, t.last_used_at, 'epoch'))::int);
end $$;

/* Tells a past: for the demo and for tests, by the owner alone. Everything after it is bound as any request is. */
create or replace function ctx.begin_told(p_tenant uuid, p_user uuid, p_at timestamptz) returns jsonb language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare at timestamptz := date_trunc('milliseconds', coalesce(p_at, transaction_timestamp())); permissions text[] := ctx.permissions_of(p_tenant, p_user, at);
begin
  perform ctx.establish(p_tenant, p_user, null, null, 'TOLD', permissions, p_at);
  return jsonb_build_object('tenantId', p_tenant, 'userId', p_user, 'sessionId', null, 'apiTokenId', null, 'kind', 'TOLD',
    'permissions', to_jsonb(permissions), 'scopes', null, 'now', at, 'idle', 0);
end $$;

/* For row triggers of tables with version and updated_at. */
create or replace function ctx.touch() returns trigger language plpgsql as $$
begin
  new.updated_at := ctx.now();
  new.version := old.version + 1;
  return new;
end $$;

/* A deleted row comes back only by the restore operation, which says so first. */
create or replace function ctx.soft_delete() returns trigger language plpgsql as $$
begin
  if new.deleted_at is null and old.deleted_at is not null and coalesce(current_setting('app.restoring', true), '') <> 'on' then
    raise exception 'A deleted row can not be undeleted. Use the restore operation.' using errcode = 'TN001';
  end if;
  if new.deleted_at is not null and old.deleted_at is null then new.deleted_at := ctx.now(); end if;
  return new;
end $$;

/* The uniform treatment of a tenant's table: forced row level security, the tenant's wall, the audit triggers. */
create or replace procedure ctx.protect(tbl regclass, audited boolean default true) language plpgsql as $$
declare p record;
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  for p in select polname from pg_policy where polrelid = tbl loop execute format('drop policy %I on %s', p.polname, tbl); end loop;
  execute format('create policy tenant on %s as restrictive to tenure_app, tenure_door using (tenant_id = (select ctx.tenant())) with check (tenant_id = (select ctx.tenant()))', tbl);
  execute format('create policy authz on %s for select to tenure_authz using (true)', tbl);
  execute format('create policy backup on %s for select to tenure_backup using (true)', tbl);
  execute format('grant select on %s to tenure_authz, tenure_backup', tbl);
  if audited then call ctx.watch(tbl); end if;
end $$;

/* The audit triggers, by the statement: ALWAYS, so that a session that plays a replica does not go past them. */
create or replace procedure ctx.watch(tbl regclass) language plpgsql as $$
declare t text;
begin
  foreach t in array array['audit_i', 'audit_u', 'audit_d', 'audit_t'] loop execute format('drop trigger if exists %I on %s', t, tbl); end loop;
  execute format('create trigger audit_i after insert on %s referencing new table as new_t for each statement execute function audit.capture()', tbl);
  execute format('create trigger audit_u after update on %s referencing old table as old_t new table as new_t for each statement execute function audit.capture()', tbl);
  execute format('create trigger audit_d after delete on %s referencing old table as old_t for each statement execute function audit.capture()', tbl);
  execute format('create trigger audit_t before truncate on %s for each statement execute function audit.forbid()', tbl);
  execute format('alter table %s enable always trigger audit_i, enable always trigger audit_u, enable always trigger audit_d, enable always trigger audit_t', tbl);
end $$;

revoke execute on all routines in schema ctx from public;
grant execute on function ctx.claims(), ctx.tenant(), ctx.uid(), ctx.can(text), ctx.now(), ctx.moment(), ctx.touch(), ctx.soft_delete() to tenure_app, tenure_door, tenure_owner, tenure_audit, tenure_backup;
grant execute on function ctx.begin(bytea, uuid, inet, text) to tenure_app;
grant execute on function ctx.begin_told(uuid, uuid, timestamptz) to tenure_owner;
grant execute on procedure ctx.protect(regclass, boolean), ctx.watch(regclass) to tenure_owner;
