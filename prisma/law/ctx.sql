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

-- Claims: 1 tenant, 2 user, 3 session, 4 token, 5 kind, 6 told time, 7 who looks as the user, 8 permissions by comma.
-- Permissions come last: they are the tenant's own words, and a bar among them must not move another claim.
create or replace function ctx.tenant() returns uuid language sql stable parallel restricted as $$ select (ctx.claims())[1]::uuid $$;
create or replace function ctx.uid() returns uuid language sql stable parallel restricted as $$ select (ctx.claims())[2]::uuid $$;
create or replace function ctx.can(permission text) returns boolean language sql stable parallel restricted
as $$ select coalesce(permission = any (string_to_array((ctx.claims())[8], ',')), false) $$;
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

/* Whether the database lets a person in at all: active, of a living tenant, and attested where export control binds it. */
create or replace function ctx.lets_in(p_tenant uuid, p_user uuid, p_at timestamptz) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.users u join identity.tenants n on n.id = u.tenant_id
    where u.tenant_id = p_tenant and u.id = p_user and u.status = 'ACTIVE' and u.deleted_at is null and n.deleted_at is null
      and (not n.itar_restricted or exists (select from identity.itar_attestations a
        where a.tenant_id = u.tenant_id and a.user_id = u.id and a.revoked_at is null and a.expires_at > p_at)))
$$;

create or replace function ctx.establish(p_tenant uuid, p_user uuid, p_session uuid, p_token uuid, p_kind text, p_permissions text[], p_told timestamptz,
  p_impersonator uuid default null)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare claims text := concat_ws('|', p_tenant::text, coalesce(p_user::text, ''), coalesce(p_session::text, ''), coalesce(p_token::text, ''), p_kind,
  coalesce(p_told::text, ''), coalesce(p_impersonator::text, ''), array_to_string(p_permissions, ','));
begin
  perform set_config('app.claims', claims, true), set_config('app.signature', ctx.sign(claims), true),
    set_config('app.current_tenant_id', p_tenant::text, true), set_config('app.current_user_id', coalesce(p_user::text, ''), true);
end $$;

/* Finds who a secret's hash belongs to and establishes them: see begin. Writes nothing, and forbids nothing. */
create or replace function ctx.enter(p_hash bytea, p_request uuid, p_ip inet, p_agent text) returns jsonb language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  s identity.sessions; t identity.api_tokens; v identity.impersonations; kind text; who uuid; tenant uuid; own text[]; permissions text[];
  at timestamptz := date_trunc('milliseconds', transaction_timestamp());
begin
  select * into s from identity.sessions x
   where x.token_hash = p_hash and x.revoked_at is null and x.expires_at > at and x.last_active_at > at - interval '30 minutes';
  if found then
    kind := 'SESSION'; tenant := s.tenant_id; who := s.user_id;
  else
    select * into t from identity.api_tokens x where x.token_hash = p_hash and x.revoked_at is null and x.expires_at > at;
    if not found then return null; end if;
    kind := 'API_TOKEN'; tenant := t.tenant_id; who := t.user_id;
  end if;
  if not ctx.lets_in(tenant, who, at) then return null; end if;
  permissions := ctx.permissions_of(tenant, who, at);
  if kind = 'API_TOKEN' then
    -- A token never exceeds its owner, nor its scopes.
    permissions := array(select p from unnest(permissions) p where p = any (t.scopes));
  else
    select * into v from identity.impersonations x where x.tenant_id = s.tenant_id and x.session_id = s.id and x.ended_at is null and x.ends_at > at;
    if found then
      -- Who may no longer look as others, or as this one, is nobody until the hour is over or they sign in anew.
      if not 'user:impersonate' = any (permissions) or not ctx.lets_in(tenant, v.subject_id, at) then return null; end if;
      kind := 'IMPERSONATION'; who := v.subject_id; own := permissions;
      permissions := array(select p from unnest(ctx.permissions_of(tenant, who, at)) p where p = any (own));
    end if;
  end if;
  perform ctx.establish(tenant, who, s.id, t.id, kind, permissions, null, v.user_id),
    set_config('app.request_id', coalesce(p_request::text, ''), true), set_config('app.ip', coalesce(host(p_ip), ''), true),
    set_config('app.agent', left(coalesce(p_agent, ''), 500), true);
  return jsonb_build_object('tenantId', tenant, 'userId', who, 'sessionId', s.id, 'apiTokenId', t.id, 'kind', kind,
    'permissions', to_jsonb(permissions), 'scopes', to_jsonb(t.scopes), 'now', at, 'impersonatorId', v.user_id,
    'idle', extract(epoch from at - coalesce(s.last_active_at, t.last_used_at, 'epoch'))::int);
end $$;

/* Opens a request's transaction: takes the hash of a session's or a token's secret, and answers who it is, or null. */
create or replace function ctx.begin(p_hash bytea, p_request uuid, p_ip inet, p_agent text) returns jsonb language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare who jsonb := ctx.enter(p_hash, p_request, p_ip, p_agent);
begin
  -- Who looks as another writes nothing, whatever the application sends next: PostgreSQL takes this back in no transaction that has begun to read.
  if who ->> 'kind' = 'IMPERSONATION' then perform set_config('transaction_read_only', 'on', true); end if;
  return who;
end $$;

/* Writes into the trail, under both names, that somebody looks as another person: before they do, in a transaction of its own. */
create or replace function ctx.witness(p_hash bytea, p_request uuid, p_ip inet, p_agent text, p_operation text) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare who jsonb := ctx.enter(p_hash, p_request, p_ip, p_agent);
begin
  if who ->> 'kind' = 'IMPERSONATION' then
    perform audit.record('viewAsPerson', 'users', (who ->> 'userId')::uuid, null, json_build_object('operation', left(p_operation, 200)), null);
  end if;
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

revoke execute on all routines in schema ctx from public;
grant execute on function ctx.claims(), ctx.tenant(), ctx.uid(), ctx.can(text), ctx.now(), ctx.moment() to tenure_app, tenure_door, tenure_owner, tenure_audit, tenure_backup;
grant execute on function ctx.begin(bytea, uuid, inet, text), ctx.witness(bytea, uuid, inet, text, text) to tenure_app;
grant execute on function ctx.begin_told(uuid, uuid, timestamptz) to tenure_owner;
