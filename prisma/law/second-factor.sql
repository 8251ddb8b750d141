-- From the first factor to the session. What a person has proved so far is kept here, by a secret that their browser holds.
set local role tenure_owner;
create policy door on identity.pending_sign_ins for insert to tenure_authz with check (true);
create policy door_u on identity.pending_sign_ins for update to tenure_authz using (true);
create policy door_d on identity.pending_sign_ins for delete to tenure_authz using (true);
create policy door_u on identity.authenticators for update to tenure_authz using (true);
create policy door_u on identity.passkeys for update to tenure_authz using (true);
create policy door_u on identity.recovery_codes for update to tenure_authz using (true);
grant insert, delete, update (attempts, challenge, ended_at) on identity.pending_sign_ins to tenure_authz;
grant update (last_step, last_used_at, confirmed_at) on identity.authenticators to tenure_authz;
grant update (counter, last_challenge, last_used_at) on identity.passkeys to tenure_authz;
grant update (used_at) on identity.recovery_codes to tenure_authz;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Whether a person has a second factor to give. */
create or replace function identity.has_second_factor(p_tenant uuid, p_user uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.authenticators a where a.tenant_id = p_tenant and a.user_id = p_user and a.confirmed_at is not null)
    or exists (select from identity.passkeys k where k.tenant_id = p_tenant and k.user_id = p_user)
$$;

/* Whether the tenant wants a second factor of this person: of who holds one of the permissions that its setting names. */
create or replace function identity.needs_second_factor(p_tenant uuid, p_user uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.tenants t cross join lateral jsonb_array_elements_text(
      case jsonb_typeof(t.settings -> 'secondFactorFor') when 'array' then t.settings -> 'secondFactorFor' else '[]' end) p
    where t.id = p_tenant and p = any (ctx.permissions_of(p_tenant, p_user, now())))
$$;

/* The first factor was right. Opens the session, or what comes before it: SECOND_FACTOR, or ENROL for who must take one first. */
create or replace function identity.first_factor_given(p_tenant uuid, p_user uuid, p_method text, p_provider uuid, p_is_enough boolean, p_session uuid, p_hash bytea, p_ip inet, p_agent text, p_lasts interval)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare has boolean := identity.has_second_factor(p_tenant, p_user);
begin
  perform identity.refuse_unattested(p_tenant, p_user);
  if p_is_enough or not (has or identity.needs_second_factor(p_tenant, p_user)) then
    perform identity.sign_in_succeeded(p_tenant, p_user, p_session, p_hash, p_ip, p_agent, p_lasts, array[p_method]);
    return 'IN';
  end if;
  if not exists (select from identity.users u where u.tenant_id = p_tenant and u.id = p_user and u.status = 'ACTIVE' and u.deleted_at is null and (u.locked_until is null or u.locked_until <= now())) then
    raise exception 'There is no letting in this person now.' using errcode = '42501';
  end if;
  delete from identity.pending_sign_ins x where x.tenant_id = p_tenant and x.user_id = p_user and x.expires_at < now();
  insert into identity.pending_sign_ins (tenant_id, id, user_id, token_hash, method, provider_id, must_enrol, created_at, expires_at)
  values (p_tenant, p_session, p_user, p_hash, p_method, p_provider, not has, date_trunc('milliseconds', now()), now() + interval '10 minutes');
  return case when has then 'SECOND_FACTOR' else 'ENROL' end;
end $$;

/* A sign-in that waits for its second factor; none once it has ended, is too old, or was tried five times. */
create or replace function identity.pending_sign_in(p_hash bytea) returns table (tenant_id uuid, id uuid, user_id uuid, method text, must_enrol boolean, challenge text,
  email text, full_name text, has_authenticator boolean, passkeys jsonb, recovery_codes integer, secret_encrypted bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.tenant_id, s.id, s.user_id, s.method, s.must_enrol, s.challenge, u.email, u.full_name, a.id is not null,
    (select coalesce(jsonb_agg(jsonb_build_object('id', k.credential_id, 'transports', k.transports)), '[]') from identity.passkeys k where k.tenant_id = s.tenant_id and k.user_id = s.user_id),
    (select count(*)::integer from identity.recovery_codes r where r.tenant_id = s.tenant_id and r.user_id = s.user_id and r.used_at is null), a.secret_encrypted
  from identity.pending_sign_ins s join identity.users u on u.tenant_id = s.tenant_id and u.id = s.user_id
  left join identity.authenticators a on a.tenant_id = s.tenant_id and a.user_id = s.user_id and a.confirmed_at is not null
  where s.token_hash = p_hash and s.ended_at is null and s.expires_at > now() and s.attempts < 5 and u.status = 'ACTIVE' and u.deleted_at is null
    and (u.locked_until is null or u.locked_until <= now())
$$;

/* What the browser's passkey is to answer. */
create or replace function identity.set_pending_challenge(p_hash bytea, p_challenge text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identity.pending_sign_ins s set challenge = p_challenge where s.token_hash = p_hash
$$;

/* A wrong second factor: counted against this sign-in and against the person. */
create or replace function identity.second_factor_failed(p_hash bytea, p_ip inet, p_agent text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s identity.pending_sign_ins;
begin
  update identity.pending_sign_ins x set attempts = x.attempts + 1, challenge = null where x.token_hash = p_hash returning * into s;
  if found then perform identity.sign_in_failed(s.tenant_id, s.user_id, p_ip, p_agent, 'failSecondFactor'); end if;
end $$;

/* A passkey as it is verified against, whoever's it is: of a tenant and a person who may come in. */
create or replace function identity.passkey_at_door(p_credential text) returns table (tenant_id uuid, user_id uuid, public_key bytea, counter bigint, transports text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.tenant_id, k.user_id, k.public_key, k.counter, k.transports
  from identity.passkeys k join identity.users u on u.tenant_id = k.tenant_id and u.id = k.user_id join identity.tenants t on t.id = k.tenant_id
  where k.credential_id = p_credential and u.status = 'ACTIVE' and u.deleted_at is null and t.deleted_at is null
$$;

/* Takes a proof that was found right, once: a code's half-minute, a passkey's challenge, a recovery code. False where it was taken before. */
create or replace function identity.take_proof(p_tenant uuid, p_user uuid, p_factor text, p_proof jsonb) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_factor = 'AUTHENTICATOR' then
    update identity.authenticators a set last_step = (p_proof ->> 'step')::bigint, last_used_at = ctx.now()
      where a.tenant_id = p_tenant and a.user_id = p_user and a.confirmed_at is not null and (a.last_step is null or a.last_step < (p_proof ->> 'step')::bigint);
  elsif p_factor = 'PASSKEY' then
    update identity.passkeys k set counter = (p_proof ->> 'counter')::bigint, last_challenge = p_proof ->> 'challenge', last_used_at = ctx.now()
      where k.tenant_id = p_tenant and k.user_id = p_user and k.credential_id = p_proof ->> 'credential' and k.last_challenge is distinct from p_proof ->> 'challenge';
  elsif p_factor = 'RECOVERY_CODE' then
    update identity.recovery_codes r set used_at = ctx.now()
      where r.tenant_id = p_tenant and r.user_id = p_user and r.code_hash = decode(p_proof ->> 'hash', 'hex') and r.used_at is null;
  else
    return false;
  end if;
  return found;
end $$;

/* The second factor was right: the session opens, unless the proof was taken before, by whomever. */
create or replace function identity.second_factor_given(p_pending bytea, p_factor text, p_proof jsonb, p_session uuid, p_hash bytea, p_ip inet, p_agent text, p_lasts interval)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare s record; at timestamptz;
begin
  perform from identity.pending_sign_ins x where x.token_hash = p_pending for update;
  select * into s from identity.pending_sign_in(p_pending);
  if not found then return false; end if;
  perform identity.at_door(s.tenant_id, s.user_id, 'signIn', p_ip, p_agent);
  if s.must_enrol then
    -- Who had to take a factor first has just shown that they hold it.
    select x.created_at into at from identity.pending_sign_ins x where x.token_hash = p_pending;
    if not exists (select from identity.authenticators a where p_factor = 'AUTHENTICATOR' and a.tenant_id = s.tenant_id and a.user_id = s.user_id and a.confirmed_at >= at)
      and not exists (select from identity.passkeys k where p_factor = 'PASSKEY' and k.tenant_id = s.tenant_id and k.user_id = s.user_id and k.created_at >= at) then return false; end if;
  elsif not identity.take_proof(s.tenant_id, s.user_id, p_factor, p_proof) then
    return false;
  end if;
  update identity.pending_sign_ins x set ended_at = now() where x.token_hash = p_pending;
  perform identity.sign_in_succeeded(s.tenant_id, s.user_id, p_session, p_hash, p_ip, p_agent, p_lasts, array[s.method, p_factor]);
  return true;
end $$;

/* A passkey by itself: it was unlocked by its person, which makes it two factors in one. */
create or replace function identity.passkey_signed_in(p_credential text, p_proof jsonb, p_session uuid, p_hash bytea, p_ip inet, p_agent text, p_lasts interval) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare k record;
begin
  select * into k from identity.passkey_at_door(p_credential);
  if not found then return false; end if;
  perform identity.at_door(k.tenant_id, k.user_id, 'signIn', p_ip, p_agent);
  if not identity.take_proof(k.tenant_id, k.user_id, 'PASSKEY', p_proof || jsonb_build_object('credential', p_credential)) then return false; end if;
  perform identity.sign_in_succeeded(k.tenant_id, k.user_id, p_session, p_hash, p_ip, p_agent, p_lasts, array['PASSKEY']);
  return true;
end $$;

revoke execute on function identity.has_second_factor(uuid, uuid), identity.needs_second_factor(uuid, uuid),
  identity.first_factor_given(uuid, uuid, text, uuid, boolean, uuid, bytea, inet, text, interval), identity.pending_sign_in(bytea), identity.set_pending_challenge(bytea, text),
  identity.second_factor_failed(bytea, inet, text), identity.passkey_at_door(text), identity.take_proof(uuid, uuid, text, jsonb),
  identity.second_factor_given(bytea, text, jsonb, uuid, bytea, inet, text, interval), identity.passkey_signed_in(text, jsonb, uuid, bytea, inet, text, interval) from public;
grant execute on function identity.first_factor_given(uuid, uuid, text, uuid, boolean, uuid, bytea, inet, text, interval), identity.pending_sign_in(bytea),
  identity.set_pending_challenge(bytea, text), identity.second_factor_failed(bytea, inet, text), identity.passkey_at_door(text),
  identity.second_factor_given(bytea, text, jsonb, uuid, bytea, inet, text, interval), identity.passkey_signed_in(text, jsonb, uuid, bytea, inet, text, interval) to tenure_door;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
