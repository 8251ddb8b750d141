-- What people change of how they themselves sign in: their password, and that it is they. By the door alone, which holds the secrets.
set local role tenure_owner;
grant update (authenticated_at) on identity.sessions to tenure_authz;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Who stands at the door with this secret: a person at a session, or one who must take a second factor before they have one. Sets the
   context. is_recent: they proved who they are within ten minutes. Nothing for a token, and for whom nobody knows. */
create or replace function identity.person_at_door(p_hash bytea, p_action text, p_ip inet, p_agent text)
returns table (tenant_id uuid, user_id uuid, session_id uuid, is_recent boolean, email text, username text, full_name text, password_hash text, locked_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who jsonb := ctx.begin(p_hash, null, p_ip, p_agent); s record;
begin
  if who ->> 'kind' = 'SESSION' then
    perform set_config('app.action', p_action, true);
    return query select u.tenant_id, u.id, x.id, coalesce(x.authenticated_at, x.created_at) > now() - interval '10 minutes', u.email, u.username, u.full_name, u.password_hash, u.locked_until
      from identity.sessions x join identity.users u on u.tenant_id = x.tenant_id and u.id = x.user_id where x.tenant_id = (who ->> 'tenantId')::uuid and x.id = (who ->> 'sessionId')::uuid;
  elsif who is null then
    select * into s from identity.pending_sign_in(p_hash);
    if not found or not s.must_enrol then return; end if;
    perform identity.at_door(s.tenant_id, s.user_id, p_action, p_ip, p_agent);
    return query select u.tenant_id, u.id, null::uuid, true, u.email, u.username, u.full_name, u.password_hash, u.locked_until
      from identity.users u where u.tenant_id = s.tenant_id and u.id = s.user_id;
  end if;
end $$;

/* The same, of whom something sensitive is asked: refused unless they have just proved who they are. */
create or replace function identity.recent_person(p_hash bytea, p_action text, p_ip inet, p_agent text) returns table (tenant_id uuid, user_id uuid, session_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select p.tenant_id, p.user_id, p.session_id from identity.person_at_door(p_hash, p_action, p_ip, p_agent) p where p.is_recent;
  if not found then raise exception 'This is asked of who has just proved who they are.' using errcode = 'TN010'; end if;
end $$;

/* The person has proved once more who they are; a second factor's proof is taken with it. False where that was taken before. */
create or replace function identity.reauthenticated(p_hash bytea, p_factor text, p_proof jsonb, p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record;
begin
  select * into p from identity.person_at_door(p_hash, 'reauthenticate', p_ip, p_agent);
  if p.session_id is null or (p_factor <> 'PASSWORD' and not identity.take_proof(p.tenant_id, p.user_id, p_factor, p_proof)) then return false; end if;
  update identity.sessions s set authenticated_at = ctx.now() where s.tenant_id = p.tenant_id and s.id = p.session_id;
  update identity.users u set failed_sign_ins = 0 where u.tenant_id = p.tenant_id and u.id = p.user_id and u.failed_sign_ins > 0;
  return true;
end $$;

/* A new password in place of the old one, whose hash the door has compared: every other session ends. */
create or replace function identity.change_password(p_hash bytea, p_old text, p_new text, p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record;
begin
  select * into p from identity.person_at_door(p_hash, 'changePassword', p_ip, p_agent);
  if p.session_id is null then return false; end if;
  update identity.users u set password_hash = p_new, password_changed_at = ctx.now(), failed_sign_ins = 0
    where u.tenant_id = p.tenant_id and u.id = p.user_id and u.password_hash = p_old;
  -- Someone was faster: what was compared is no longer the password.
  if not found then return false; end if;
  update identity.sessions s set revoked_at = ctx.now() where s.tenant_id = p.tenant_id and s.user_id = p.user_id and s.id <> p.session_id and s.revoked_at is null;
  update identity.sessions s set authenticated_at = ctx.now() where s.tenant_id = p.tenant_id and s.id = p.session_id;
  perform identity.queue_mail(p.tenant_id, p.user_id, 'PASSWORD_CHANGED', '{}');
  return true;
end $$;

/* The same password under today's costs: no change of it. */
create or replace function identity.rehash_password(p_tenant uuid, p_user uuid, p_old text, p_new text) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform identity.at_door(p_tenant, p_user, 'rehashPassword', null, null);
  update identity.users u set password_hash = p_new where u.tenant_id = p_tenant and u.id = p_user and u.password_hash = p_old;
end $$;

/* The sealed secret of a person's authenticator, and which passkeys they have: for the door, which has found out who they are. */
create or replace function identity.authenticator_secret(p_tenant uuid, p_user uuid) returns bytea language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.secret_encrypted from identity.authenticators a where a.tenant_id = p_tenant and a.user_id = p_user and a.confirmed_at is not null
$$;
create or replace function identity.passkey_ids(p_tenant uuid, p_user uuid) returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(k.credential_id), '{}') from identity.passkeys k where k.tenant_id = p_tenant and k.user_id = p_user
$$;

/* Sends the person a link by which they show that their address is theirs, three an hour at most; answers whether it did. */
create or replace function identity.request_own_verification(p_hash bytea, p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record;
begin
  select * into p from identity.person_at_door(p_hash, 'requestEmailVerification', p_ip, p_agent);
  if p.session_id is null or (select count(*) from identity.mailed_links l where l.tenant_id = p.tenant_id and l.user_id = p.user_id and l.purpose = 'VERIFY_EMAIL' and l.created_at > now() - interval '1 hour') >= 3 then return false; end if;
  perform identity.queue_link(p.tenant_id, p.user_id, 'VERIFY_EMAIL');
  return true;
end $$;

/* How a person signs in, as they see it themselves: nothing of it opens anything. */
create or replace function identity.own_security(p_hash bytea, p_ip inet, p_agent text) returns jsonb language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('email', u.email, 'isEmailVerified', u.email_verified, 'hasPassword', u.password_hash is not null, 'passwordChangedAt', u.password_changed_at,
    'isRecent', p.is_recent, 'isSecondFactorRequired', identity.needs_second_factor(u.tenant_id, u.id),
    'authenticator', (select jsonb_build_object('since', a.confirmed_at, 'lastUsedAt', a.last_used_at) from identity.authenticators a where a.tenant_id = u.tenant_id and a.user_id = u.id and a.confirmed_at is not null),
    'passkeys', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'since', k.created_at, 'lastUsedAt', k.last_used_at, 'isBackedUp', k.is_backed_up) order by k.created_at), '[]')
      from identity.passkeys k where k.tenant_id = u.tenant_id and k.user_id = u.id),
    'recoveryCodes', (select count(*) from identity.recovery_codes r where r.tenant_id = u.tenant_id and r.user_id = u.id and r.used_at is null),
    'providers', (select coalesce(jsonb_agg(i.name order by i.name), '[]') from identity.external_identities e join identity.identity_providers i on i.tenant_id = e.tenant_id and i.id = e.provider_id
      where e.tenant_id = u.tenant_id and e.user_id = u.id))
  from identity.person_at_door(p_hash, 'lookAtSecurity', p_ip, p_agent) p join identity.users u on u.tenant_id = p.tenant_id and u.id = p.user_id
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['identity.person_at_door(bytea, text, inet, text)',
    'identity.reauthenticated(bytea, text, jsonb, inet, text)',
    'identity.change_password(bytea, text, text, inet, text)',
    'identity.rehash_password(uuid, uuid, text, text)',
    'identity.own_security(bytea, inet, text)',
    'identity.authenticator_secret(uuid, uuid)', 'identity.passkey_ids(uuid, uuid)', 'identity.request_own_verification(bytea, inet, text)']::regprocedure[] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to tenure_door', f);
  end loop;
end $$;
revoke execute on function identity.recent_person(bytea, text, inet, text) from public;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
