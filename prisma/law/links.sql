-- Links in mails: an invitation, a forgotten password, an address to be verified. Each works once.
set local role tenure_owner;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Makes a link that works once, in place of any other of the same purpose, and queues the mail that carries it. Its secret (244 random
   bits) stands in the outbox until the mail is sent; only its hash is kept. Answers the mail's id. */
create or replace function identity.queue_link(p_tenant uuid, p_user uuid, p_purpose text) returns uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''); link uuid := gen_random_uuid(); mail uuid := gen_random_uuid();
  address text; lasts interval := case p_purpose when 'INVITATION' then interval '7 days' when 'VERIFY_EMAIL' then interval '1 day' else interval '1 hour' end;
begin
  select u.email into strict address from identity.users u where u.tenant_id = p_tenant and u.id = p_user for no key update;
  update identity.mailed_links l set used_at = ctx.now() where l.tenant_id = p_tenant and l.user_id = p_user and l.purpose = p_purpose and l.used_at is null;
  update identity.outgoing_mails m set failed_at = ctx.now(), secret = null, last_error = 'A newer link took its place.'
    where m.tenant_id = p_tenant and m.user_id = p_user and m.purpose = p_purpose and m.sent_at is null and m.failed_at is null;
  insert into identity.mailed_links (tenant_id, id, user_id, purpose, email, token_hash, expires_at)
    values (p_tenant, link, p_user, p_purpose, address, sha256(convert_to(token, 'UTF8')), ctx.now() + lasts);
  insert into identity.outgoing_mails (tenant_id, id, user_id, link_id, purpose, recipient, secret) values (p_tenant, mail, p_user, link, p_purpose, address, token);
  return mail;
end $$;

/* For administrators, and for people themselves: a mailed link to a person of the context's tenant. An invitation is for who has not come yet. */
create or replace function identity.request_mailed_link(p_user uuid, p_purpose text) returns uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare u identity.users;
begin
  select * into u from identity.users x where x.tenant_id = ctx.tenant() and x.id = p_user and x.deleted_at is null;
  if u.id is null or not (ctx.can('user:update') or (p_purpose = 'INVITATION' and ctx.can('user:create')) or (p_purpose = 'VERIFY_EMAIL' and u.id = ctx.uid() and ctx.in_person())) then
    raise exception 'Only who keeps people has mail sent to them.' using errcode = '42501';
  end if;
  if p_purpose not in ('INVITATION', 'RESET_PASSWORD', 'VERIFY_EMAIL') or (p_purpose = 'INVITATION') <> (u.status = 'PENDING_VERIFICATION')
    or (p_purpose = 'RESET_PASSWORD' and u.status <> 'ACTIVE') then
    raise exception 'There is no such mail to this person now.' using errcode = '22023';
  end if;
  return identity.queue_link(u.tenant_id, u.id, p_purpose);
end $$;

/* A forgotten password: a link for each person that may be meant, three an hour at most. It answers nothing, whoever there is. */
create or replace function identity.request_password_reset(p_slug text, p_login text, p_ip inet, p_agent text) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare x record;
begin
  for x in select c.tenant_id, c.user_id from identity.sign_in_candidates(p_slug, p_login) c where c.status = 'ACTIVE' and c.password_hash is not null
    and (select count(*) from identity.mailed_links l where l.tenant_id = c.tenant_id and l.user_id = c.user_id and l.purpose = 'RESET_PASSWORD' and l.created_at > now() - interval '1 hour') < 3 loop
    perform identity.at_door(x.tenant_id, x.user_id, 'requestPasswordReset', p_ip, p_agent), identity.queue_link(x.tenant_id, x.user_id, 'RESET_PASSWORD');
  end loop;
end $$;

/* What a link is good for, and for whom; nothing where it is none, was used, is too old, or its person has moved on. */
create or replace function identity.mailed_link(p_hash bytea)
returns table (tenant_id uuid, id uuid, user_id uuid, purpose text, email text, username text, full_name text, tenant_name text, tenant_slug text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.tenant_id, l.id, l.user_id, l.purpose, u.email, u.username, u.full_name, t.name, t.slug
  from identity.mailed_links l join identity.users u on u.tenant_id = l.tenant_id and u.id = l.user_id join identity.tenants t on t.id = l.tenant_id
  where l.token_hash = p_hash and l.used_at is null and l.expires_at > now() and u.deleted_at is null and t.deleted_at is null and lower(u.email) = lower(l.email)
    and u.status = case l.purpose when 'INVITATION' then 'PENDING_VERIFICATION' else 'ACTIVE' end
$$;

/* Uses a link, once: an invitation lets the person in, a reset ends every session, each proves the address. Answers whether it could be. */
create or replace function identity.use_mailed_link(p_hash bytea, p_password_hash text, p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare l record;
begin
  -- Of two who use it at once one waits here, and then finds it used.
  perform from identity.mailed_links x where x.token_hash = p_hash for update;
  select * into l from identity.mailed_link(p_hash);
  if not found or (l.purpose = 'VERIFY_EMAIL') <> (p_password_hash is null) then return false; end if;
  perform identity.at_door(l.tenant_id, l.user_id, case l.purpose when 'INVITATION' then 'acceptInvitation' when 'RESET_PASSWORD' then 'resetPassword' else 'verifyEmail' end, p_ip, p_agent);
  update identity.mailed_links x set used_at = ctx.now() where x.tenant_id = l.tenant_id and x.id = l.id;
  update identity.users u set email_verified = true, status = 'ACTIVE', password_hash = coalesce(p_password_hash, u.password_hash),
    password_changed_at = case when p_password_hash is null then u.password_changed_at else ctx.now() end,
    failed_sign_ins = case when p_password_hash is null then u.failed_sign_ins else 0 end, locked_until = case when p_password_hash is null then u.locked_until end
    where u.tenant_id = l.tenant_id and u.id = l.user_id;
  if l.purpose = 'RESET_PASSWORD' then
    update identity.sessions s set revoked_at = ctx.now() where s.tenant_id = l.tenant_id and s.user_id = l.user_id and s.revoked_at is null;
    perform identity.queue_mail(l.tenant_id, l.user_id, 'PASSWORD_CHANGED', '{}');
  end if;
  return true;
end $$;

revoke execute on function identity.queue_link(uuid, uuid, text), identity.request_mailed_link(uuid, text), identity.request_password_reset(text, text, inet, text),
  identity.mailed_link(bytea), identity.use_mailed_link(bytea, text, inet, text) from public;
grant execute on function identity.request_mailed_link(uuid, text) to tenure_app;
grant execute on function identity.request_password_reset(text, text, inet, text), identity.mailed_link(bytea), identity.use_mailed_link(bytea, text, inet, text) to tenure_door;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
