-- Signing in, before anyone is known. Only the door's role may call these: the application's own role can't read a password hash.
set local role tenure_owner;
grant create on schema identity to tenure_authz;
set local role tenure_authz;
drop function if exists identity.sign_in_succeeded(uuid, uuid, uuid, bytea, inet, text, interval), identity.sign_in_failed(uuid, uuid, inet, text);

/* Who may be meant by this name in this tenant (or in any, where none is given): at most five. */
create or replace function identity.sign_in_candidates(p_slug text, p_login text)
returns table (tenant_id uuid, tenant_slug text, user_id uuid, password_hash text, status text, locked_until timestamptz, failed_sign_ins integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.tenant_id, t.slug, u.id, u.password_hash, u.status, u.locked_until, u.failed_sign_ins
  from identity.users u join identity.tenants t on t.id = u.tenant_id
  where (p_slug is null or t.slug = p_slug) and t.deleted_at is null and u.deleted_at is null
    and (lower(u.email) = lower(p_login) or (p_slug is not null and lower(u.username) = lower(p_login)))
  order by t.slug limit 5
$$;

/* Five failures lock for a minute, each further one for twice as long, an hour at most. A wrong second factor counts as a wrong password does. */
create or replace function identity.sign_in_failed(p_tenant uuid, p_user uuid, p_ip inet, p_agent text, p_action text default 'failSignIn') returns timestamptz language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare until timestamptz;
begin
  perform ctx.establish(p_tenant, p_user, null, null, 'SIGN_IN', '{}', null), set_config('app.action', p_action, true),
    set_config('app.ip', coalesce(host(p_ip), ''), true), set_config('app.agent', left(coalesce(p_agent, ''), 500), true);
  update identity.users u set failed_sign_ins = u.failed_sign_ins + 1,
    locked_until = case when u.failed_sign_ins + 1 >= 5 then now() + least(interval '1 hour', interval '1 minute' * power(2, u.failed_sign_ins - 4)) else u.locked_until end
  where u.tenant_id = p_tenant and u.id = p_user returning u.locked_until into until;
  return until;
end $$;

create or replace function identity.sign_in_succeeded(p_tenant uuid, p_user uuid, p_session uuid, p_hash bytea, p_ip inet, p_agent text, p_lasts interval, p_methods text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  new_place boolean := not exists (select from identity.sessions s where s.tenant_id = p_tenant and s.user_id = p_user and s.ip_address = p_ip);
  new_agent boolean := not exists (select from identity.sessions s where s.tenant_id = p_tenant and s.user_id = p_user and s.user_agent = p_agent);
  first boolean := not exists (select from identity.sessions s where s.tenant_id = p_tenant and s.user_id = p_user);
begin
  -- Whatever the door thinks of the password, there are people it lets in for none.
  if not exists (select from identity.users u join identity.tenants t on t.id = u.tenant_id where u.tenant_id = p_tenant and u.id = p_user and u.status = 'ACTIVE'
    and u.deleted_at is null and t.deleted_at is null and (u.locked_until is null or u.locked_until <= now())) or p_lasts not between interval '1 minute' and interval '31 days' then
    raise exception 'There is no letting in this person now, or for so long.' using errcode = '42501';
  end if;
  perform ctx.establish(p_tenant, p_user, p_session, null, 'SIGN_IN', '{}', null), set_config('app.action', 'signIn', true),
    set_config('app.ip', coalesce(host(p_ip), ''), true), set_config('app.agent', left(coalesce(p_agent, ''), 500), true);
  insert into identity.sessions (tenant_id, id, user_id, token_hash, expires_at, user_agent, ip_address, methods, metadata)
  values (p_tenant, p_session, p_user, p_hash, now() + p_lasts, left(p_agent, 500), p_ip, p_methods,
    case when new_place and new_agent and not first then '{"newPlaceAndAgent": true}' else '{}' end::jsonb);
  update identity.users u set failed_sign_ins = 0, locked_until = null, last_login_at = now(), last_login_ip = p_ip where u.tenant_id = p_tenant and u.id = p_user;
  if new_place and new_agent and not first then
    perform identity.queue_mail(p_tenant, p_user, 'NEW_SIGN_IN', jsonb_build_object('ip', coalesce(host(p_ip), '')));
  end if;
end $$;

/* Moves the idle clock of a session or token: called at most once a minute for each. */
create or replace function identity.mark_active(p_hash bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  with s as (update identity.sessions x set last_active_at = date_trunc('milliseconds', now()) where x.token_hash = p_hash)
  update identity.api_tokens x set last_used_at = date_trunc('milliseconds', now()) where x.token_hash = p_hash
$$;

/* Sets a password by the owner of the installation: the demo, the first administrator, a test. */
create or replace function identity.set_password_hash(p_tenant uuid, p_user uuid, p_hash text) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  update identity.users u set password_hash = p_hash where u.tenant_id = p_tenant and u.id = p_user
$$;

revoke execute on function identity.sign_in_candidates(text, text), identity.sign_in_failed(uuid, uuid, inet, text, text),
  identity.sign_in_succeeded(uuid, uuid, uuid, bytea, inet, text, interval, text[]), identity.mark_active(bytea), identity.set_password_hash(uuid, uuid, text) from public;
grant execute on function identity.sign_in_candidates(text, text), identity.sign_in_failed(uuid, uuid, inet, text, text),
  identity.sign_in_succeeded(uuid, uuid, uuid, bytea, inet, text, interval, text[]), identity.mark_active(bytea) to tenure_door;
grant execute on function identity.set_password_hash(uuid, uuid, text) to tenure_owner;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
