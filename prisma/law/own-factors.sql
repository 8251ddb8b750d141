-- Second factors, as people take and leave them.
set local role tenure_owner;
create policy door on identity.authenticators for insert to tenure_authz with check (true);
create policy door_d on identity.authenticators for delete to tenure_authz using (true);
create policy door on identity.passkeys for insert to tenure_authz with check (true);
create policy door_d on identity.passkeys for delete to tenure_authz using (true);
create policy door on identity.recovery_codes for insert to tenure_authz with check (true);
create policy door_d on identity.recovery_codes for delete to tenure_authz using (true);
grant insert, delete on identity.authenticators, identity.passkeys, identity.recovery_codes to tenure_authz;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Begins an authenticator: it counts once a code of it was given. One that was begun before makes way. */
create or replace function identity.begin_authenticator(p_hash bytea, p_id uuid, p_secret bytea, p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record;
begin
  select * into p from identity.recent_person(p_hash, 'beginAuthenticator', p_ip, p_agent);
  delete from identity.authenticators a where a.tenant_id = p.tenant_id and a.user_id = p.user_id and a.confirmed_at is null;
  insert into identity.authenticators (tenant_id, id, user_id, secret_encrypted) values (p.tenant_id, p_id, p.user_id, p_secret) on conflict (tenant_id, user_id) do nothing;
  return found;
end $$;

/* The secret of the authenticator that was begun. */
create or replace function identity.begun_authenticator(p_hash bytea, p_ip inet, p_agent text) returns table (tenant_id uuid, user_id uuid, secret_encrypted bytea) language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  return query select a.tenant_id, a.user_id, a.secret_encrypted from identity.person_at_door(p_hash, 'enrolAuthenticator', p_ip, p_agent) p
    join identity.authenticators a on a.tenant_id = p.tenant_id and a.user_id = p.user_id and a.confirmed_at is null;
end $$;

/* Ten new recovery codes in place of all that are left. */
create or replace function identity.put_recovery_codes(p_tenant uuid, p_user uuid, p_codes bytea[]) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from identity.recovery_codes r where r.tenant_id = p_tenant and r.user_id = p_user;
  insert into identity.recovery_codes (tenant_id, id, user_id, code_hash) select p_tenant, gen_random_uuid(), p_user, c from unnest(p_codes) c
$$;

/* Confirms the authenticator that was begun, by a code of this half-minute. With the first factor come recovery codes; answers whether they did. */
create or replace function identity.confirm_authenticator(p_hash bytea, p_step bigint, p_codes bytea[], p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record; first boolean;
begin
  select * into p from identity.recent_person(p_hash, 'enrolAuthenticator', p_ip, p_agent);
  first := not identity.has_second_factor(p.tenant_id, p.user_id);
  update identity.authenticators a set confirmed_at = ctx.now(), last_step = p_step where a.tenant_id = p.tenant_id and a.user_id = p.user_id and a.confirmed_at is null;
  if not found then return false; end if;
  if first then perform identity.put_recovery_codes(p.tenant_id, p.user_id, p_codes); end if;
  perform identity.queue_mail(p.tenant_id, p.user_id, 'FACTORS_CHANGED', '{"what": "an authenticator app was added"}');
  return first;
end $$;

/* Keeps a passkey that the door has verified; answers whether recovery codes came with it, as with a first factor. */
create or replace function identity.add_passkey(p_hash bytea, p_id uuid, p_key jsonb, p_public bytea, p_codes bytea[], p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record; first boolean;
begin
  select * into p from identity.recent_person(p_hash, 'addPasskey', p_ip, p_agent);
  first := not identity.has_second_factor(p.tenant_id, p.user_id);
  insert into identity.passkeys (tenant_id, id, user_id, name, credential_id, public_key, counter, transports, is_backed_up, last_challenge)
  values (p.tenant_id, p_id, p.user_id, p_key ->> 'name', p_key ->> 'credential', p_public, (p_key ->> 'counter')::bigint,
    array(select jsonb_array_elements_text(p_key -> 'transports')), (p_key ->> 'isBackedUp')::boolean, p_key ->> 'challenge');
  if first then perform identity.put_recovery_codes(p.tenant_id, p.user_id, p_codes); end if;
  perform identity.queue_mail(p.tenant_id, p.user_id, 'FACTORS_CHANGED', jsonb_build_object('what', format('the passkey “%s” was added', p_key ->> 'name')));
  return first;
end $$;

/* Takes a factor away: the authenticator (no id), or a passkey. With the last one go the recovery codes. */
create or replace function identity.remove_factor(p_hash bytea, p_passkey uuid, p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record;
begin
  select * into p from identity.recent_person(p_hash, case when p_passkey is null then 'removeAuthenticator' else 'removePasskey' end, p_ip, p_agent);
  if p_passkey is null then delete from identity.authenticators a where a.tenant_id = p.tenant_id and a.user_id = p.user_id;
  else delete from identity.passkeys k where k.tenant_id = p.tenant_id and k.user_id = p.user_id and k.id = p_passkey; end if;
  if not found then return false; end if;
  if not identity.has_second_factor(p.tenant_id, p.user_id) then perform identity.put_recovery_codes(p.tenant_id, p.user_id, '{}'); end if;
  perform identity.queue_mail(p.tenant_id, p.user_id, 'FACTORS_CHANGED', jsonb_build_object('what', case when p_passkey is null then 'the authenticator app was removed' else 'a passkey was removed' end));
  return true;
end $$;

create or replace function identity.renew_recovery_codes(p_hash bytea, p_codes bytea[], p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record;
begin
  select * into p from identity.recent_person(p_hash, 'renewRecoveryCodes', p_ip, p_agent);
  if not identity.has_second_factor(p.tenant_id, p.user_id) then return false; end if;
  perform identity.put_recovery_codes(p.tenant_id, p.user_id, p_codes);
  perform identity.queue_mail(p.tenant_id, p.user_id, 'FACTORS_CHANGED', '{"what": "new recovery codes were made; the old ones no longer work"}');
  return true;
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['identity.begin_authenticator(bytea, uuid, bytea, inet, text)',
    'identity.begun_authenticator(bytea, inet, text)',
    'identity.confirm_authenticator(bytea, bigint, bytea[], inet, text)',
    'identity.add_passkey(bytea, uuid, jsonb, bytea, bytea[], inet, text)',
    'identity.remove_factor(bytea, uuid, inet, text)',
    'identity.renew_recovery_codes(bytea, bytea[], inet, text)']::regprocedure[] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to tenure_door', f);
  end loop;
end $$;
revoke execute on function identity.put_recovery_codes(uuid, uuid, bytea[]) from public;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
