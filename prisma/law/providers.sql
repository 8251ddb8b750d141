-- Signing in on the word of an identity provider. What it says was verified by the door; what follows from it is decided here.
set local role tenure_owner;
create policy door on identity.external_identities for insert to tenure_authz with check (true);
create policy door_u on identity.external_identities for update to tenure_authz using (true);
create policy door_u on identity.identity_providers for update to tenure_authz using (true);
create policy door_d on identity.user_roles for delete to tenure_authz using (true);
grant insert, update (last_used_at) on identity.external_identities to tenure_authz;
grant update (client_secret_encrypted) on identity.identity_providers to tenure_authz;
grant delete on identity.user_roles to tenure_authz;
grant update (metadata) on identity.sessions to tenure_authz;
grant create on schema identity to tenure_authz;

/* Who says which roles a provider gives, gives roles. */
create or replace function identity.provider_gives_roles() returns trigger language plpgsql as $$
begin
  if current_user = 'tenure_app' and not ctx.can('role:update') and new.role_mapping <> (case tg_op when 'UPDATE' then old.role_mapping else '{}'::jsonb end) then
    raise exception 'Only who grants roles says which a provider gives.' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger gives_roles before insert or update on identity.identity_providers for each row execute function identity.provider_gives_roles();
set local role tenure_authz;

/* The providers of a tenant, for its sign-in page; of the one tenant there is, where none is named. */
create or replace function identity.providers_at_door(p_slug text) returns table (id uuid, name text, tenant_name text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.name, t.name from identity.identity_providers p join identity.tenants t on t.id = p.tenant_id
  where p.is_enabled and t.deleted_at is null and t.slug <> 'system'
    and (t.slug = p_slug or (p_slug is null and (select count(*) from identity.tenants o where o.slug <> 'system' and o.deleted_at is null) = 1))
  order by p.name limit 20
$$;

/* A provider with its sealed secret. */
create or replace function identity.provider_at_door(p_id uuid) returns table (tenant_id uuid, id uuid, issuer text, client_id text, client_secret_encrypted bytea, scopes text[], roles_claim text, version integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.tenant_id, p.id, p.issuer, p.client_id, p.client_secret_encrypted, p.scopes, p.roles_claim, p.version
  from identity.identity_providers p join identity.tenants t on t.id = p.tenant_id where p.id = p_id and p.is_enabled and t.deleted_at is null
$$;

/* Whom a provider's subject is here; where nobody, whom it may be linked to by the provider's rule: by the external id, or by an address that
   both sides have verified. An invited person has proved nothing yet, and has no password that somebody else could have set. */
create or replace function identity.person_of_subject(p_provider uuid, p_subject text, p_email text) returns table (user_id uuid, is_linked boolean) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with p as (select * from identity.identity_providers x where x.id = p_provider)
  select f.user_id, f.is_linked from (
    select e.user_id, true as is_linked, 1 as rank from p join identity.external_identities e on e.tenant_id = p.tenant_id and e.provider_id = p.id and e.subject = p_subject
    union all select u.id, false, 2 from p join identity.users u on u.tenant_id = p.tenant_id and u.deleted_at is null
      and ((p.linking = 'EXTERNAL_ID' and u.external_id = p_subject)
        or (p.linking = 'VERIFIED_EMAIL' and lower(u.email) = lower(p_email) and (u.email_verified or (u.status = 'PENDING_VERIFICATION' and u.password_hash is null))))
      and not exists (select from identity.external_identities e where e.tenant_id = u.tenant_id and e.user_id = u.id and e.provider_id = p.id)
  ) f order by f.rank limit 1
$$;

/* Brings the roles that a provider gives in line with what it says. What people granted stays, and so does the last right to grant. */
create or replace function identity.follow_provider_roles(p_provider uuid, p_user uuid, p_values jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p identity.identity_providers; wanted uuid[];
begin
  select * into p from identity.identity_providers x where x.id = p_provider;
  if p.roles_claim is null then return; end if;
  wanted := array(select distinct r.id from jsonb_each(p.role_mapping) m cross join lateral jsonb_array_elements_text(m.value) n (name)
    join identity.roles r on r.name = n.name and (r.tenant_id = p.tenant_id or r.is_system_role) where p_values ? m.key);
  perform set_config('app.action', 'followProviderRoles', true);
  insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id, provider_id)
    select p.tenant_id, gen_random_uuid(), p_user, r.tenant_id, r.id, p.id from identity.roles r where r.id = any (wanted) on conflict (tenant_id, user_id, role_id) do nothing;
  delete from identity.user_roles ur using identity.roles r
    where ur.tenant_id = p.tenant_id and ur.user_id = p_user and ur.provider_id = p.id and ur.role_id <> all (wanted) and r.tenant_id = ur.role_tenant_id and r.id = ur.role_id
      and (not r.permissions ? 'role:update' or exists (select from identity.user_roles o join identity.roles q on q.tenant_id = o.role_tenant_id and q.id = o.role_id
        join identity.users u on u.tenant_id = o.tenant_id and u.id = o.user_id and u.status = 'ACTIVE' and u.deleted_at is null
        where o.tenant_id = p.tenant_id and o.id <> ur.id and q.permissions ? 'role:update' and (o.expires_at is null or o.expires_at > now())));
end $$;

/* A person comes by a provider: known, linked, or brought by it; their roles follow. Nobody where the provider may bring nobody, or where the
   address belongs to somebody it may not be linked to. */
create or replace function identity.provider_vouches(p_provider uuid, p_subject text, p_claims jsonb, p_new uuid, p_ip inet, p_agent text) returns table (tenant_id uuid, user_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p identity.identity_providers; found_person record; who uuid; address text := case when (p_claims ->> 'emailVerified')::boolean then p_claims ->> 'email' end; handle text;
begin
  select * into p from identity.identity_providers x where x.id = p_provider and x.is_enabled;
  if not found then return; end if;
  -- Of two first sign-ins at once the second waits, and finds what the first has made.
  perform pg_advisory_xact_lock(hashtextextended(p_provider::text || p_subject, 0));
  select * into found_person from identity.person_of_subject(p.id, p_subject, address);
  who := found_person.user_id;
  if who is null then
    if not p.creates_people or address is null or exists (select from identity.users u where u.tenant_id = p.tenant_id and lower(u.email) = lower(address)) then return; end if;
    who := p_new;
    handle := left(regexp_replace(coalesce(nullif(p_claims ->> 'username', ''), split_part(address, '@', 1)), '[\s[:cntrl:]]', '', 'g'), 90);
    perform identity.at_door(p.tenant_id, who, 'provisionPerson', p_ip, p_agent);
    insert into identity.users (tenant_id, id, username, email, email_verified, full_name, external_id)
    select p.tenant_id, who, case when exists (select from identity.users u where u.tenant_id = p.tenant_id and lower(u.username) = lower(handle)) then handle || '-' || left(md5(who::text), 6) else handle end,
      address, true, left(coalesce(nullif(btrim(p_claims ->> 'name'), ''), address), 255),
      case when not exists (select from identity.users u where u.tenant_id = p.tenant_id and u.external_id = p_subject) then p_subject end;
  end if;
  perform identity.at_door(p.tenant_id, who, case when found_person.is_linked then 'signIn' else 'linkIdentity' end, p_ip, p_agent);
  if found_person.is_linked then
    update identity.external_identities e set last_used_at = ctx.now() where e.tenant_id = p.tenant_id and e.provider_id = p.id and e.subject = p_subject;
  else
    insert into identity.external_identities (tenant_id, id, user_id, provider_id, subject) values (p.tenant_id, gen_random_uuid(), who, p.id, p_subject);
    update identity.users u set status = 'ACTIVE', email_verified = true where u.tenant_id = p.tenant_id and u.id = who and u.status = 'PENDING_VERIFICATION' and lower(u.email) = lower(address);
  end if;
  perform identity.follow_provider_roles(p.id, who, coalesce(p_claims -> 'roles', '[]'));
  return query select p.tenant_id, who;
end $$;

/* Which provider's word a session rests on, so that signing out can go on there. */
create or replace function identity.session_rests_on(p_hash bytea, p_provider uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identity.sessions s set metadata = s.metadata || jsonb_build_object('provider', p_provider) where s.token_hash = p_hash
$$;
create or replace function identity.provider_of_session(p_hash bytea) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (s.metadata ->> 'provider')::uuid from identity.sessions s where s.token_hash = p_hash
$$;

/* Keeps a provider's client secret, sealed: by who may change providers and has just proved who they are. Null takes it away. */
create or replace function identity.set_provider_secret(p_hash bytea, p_provider uuid, p_sealed bytea, p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare p record;
begin
  select * into p from identity.recent_person(p_hash, 'setProviderSecret', p_ip, p_agent);
  if p.session_id is null or not ctx.can('identity_provider:update') then raise exception 'Only who keeps providers sets their secrets.' using errcode = '42501'; end if;
  update identity.identity_providers x set client_secret_encrypted = p_sealed where x.tenant_id = p.tenant_id and x.id = p_provider;
  return found;
end $$;

/* Which of the tenant's providers have a client secret. */
create or replace function identity.providers_with_secret() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from identity.identity_providers p where p.tenant_id = ctx.tenant() and ctx.can('identity_provider:update') and p.client_secret_encrypted is not null
$$;

revoke execute on function identity.providers_at_door(text), identity.provider_at_door(uuid), identity.person_of_subject(uuid, text, text), identity.follow_provider_roles(uuid, uuid, jsonb),
  identity.provider_vouches(uuid, text, jsonb, uuid, inet, text), identity.session_rests_on(bytea, uuid), identity.provider_of_session(bytea),
  identity.set_provider_secret(bytea, uuid, bytea, inet, text), identity.providers_with_secret() from public;
grant execute on function identity.providers_at_door(text), identity.provider_at_door(uuid), identity.provider_vouches(uuid, text, jsonb, uuid, inet, text),
  identity.session_rests_on(bytea, uuid), identity.provider_of_session(bytea), identity.set_provider_secret(bytea, uuid, bytea, inet, text) to tenure_door;
grant execute on function identity.providers_with_secret() to tenure_app;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
