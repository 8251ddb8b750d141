-- Export control (ITAR): who may come into a tenant that it binds, and what such a tenant keeps to itself. And what the installation alone sets.
set local role tenure_owner;
call ctx.protect('identity.itar_attestations');

-- Nobody attests themselves.
create policy r on identity.itar_attestations for select to tenure_app using (user_id = (select ctx.uid()) or (select ctx.can('user:read')) or (select ctx.can('user:attest')));
create policy c on identity.itar_attestations for insert to tenure_app
  with check ((select ctx.can('user:attest')) and attested_by = (select ctx.uid()) and user_id <> (select ctx.uid()));
create policy u on identity.itar_attestations for update to tenure_app using (revoked_at is null and (select ctx.can('user:attest'))) with check (true);
create policy founding on identity.itar_attestations for insert to tenure_authz with check (true);
create policy founding_u on identity.itar_attestations for update to tenure_authz using (true);
grant select, insert (tenant_id, id, user_id, attested_by, expires_at, basis), update (revoked_at) on identity.itar_attestations to tenure_app;
grant insert, update (revoked_at) on identity.itar_attestations to tenure_authz;

grant update (tier, storage_quota_bytes, itar_restricted, data_region) on identity.tenants to tenure_authz;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Under export control, nobody comes in, is granted anything or put into anything who is not attested. The arguments: the columns of people; of a
   row that changes, those that change. */
create or replace function identity.attested_only() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare missing text; person text; earlier text := '';
begin
  -- Free where no restricted tenant is touched, which is nearly always.
  if not exists (select from new_t x join identity.tenants n on n.id = x.tenant_id and n.itar_restricted) then return null; end if;
  foreach person in array tg_argv loop
    -- Whose attestation ended in a part they have already stops no other change of the row.
    if tg_op = 'UPDATE' then earlier := format('and not exists (select from old_t o where o.tenant_id = x.tenant_id and o.id = x.id and o.%1$I = x.%1$I)', person); end if;
    execute format('select u.full_name from new_t x join identity.tenants n on n.id = x.tenant_id and n.itar_restricted
      join identity.users u on u.tenant_id = x.tenant_id and u.id = x.%I
      where not exists (select from identity.itar_attestations a where a.tenant_id = u.tenant_id and a.user_id = u.id and a.revoked_at is null and a.expires_at > $1) %s limit 1', person, earlier)
      into missing using ctx.now();
    if missing is not null then
      raise exception '% has no ITAR attestation that holds, and export control binds this tenant.', missing using errcode = 'TN008';
    end if;
  end loop;
  return null;
end $$;

/* At the door, before a second factor is asked of them: whom export control keeps out is told so once the first was right. */
create or replace function identity.refuse_unattested(p_tenant uuid, p_user uuid) returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from identity.tenants n where n.id = p_tenant and n.itar_restricted)
    and not exists (select from identity.itar_attestations a where a.tenant_id = p_tenant and a.user_id = p_user and a.revoked_at is null and a.expires_at > now()) then
    raise exception 'This person has no ITAR attestation that holds, and export control binds their tenant.' using errcode = 'TN008';
  end if;
end $$;
revoke execute on function identity.refuse_unattested(uuid, uuid) from public;

/* Of some people, those whom export control keeps out. */
create or replace function identity.unattested(p_users uuid[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id from identity.users u join identity.tenants n on n.id = u.tenant_id and n.itar_restricted
  where u.tenant_id = ctx.tenant() and u.id = any (p_users)
    and not exists (select from identity.itar_attestations a where a.tenant_id = u.tenant_id and a.user_id = u.id and a.revoked_at is null and a.expires_at > ctx.now())
$$;

/* Whether the viewer's tenant may take a library's items from other tenants, or give it theirs: not where export control binds it. */
create or replace function identity.shares_across_tenants() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select not n.itar_restricted and n.deleted_at is null from identity.tenants n where n.id = ctx.tenant()), false)
$$;

/* What the installation sets of a tenant: {tier, storageQuotaBytes, itarRestricted, dataRegion}; what is left out stays. Answers how it stands. */
create or replace function identity.set_tenant(p_slug text, p_changes jsonb) returns table (name text, tier text, storage_quota_bytes bigint, itar_restricted boolean, data_region text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.action', 'setTenant', true);
  update identity.tenants n set tier = coalesce(p_changes ->> 'tier', n.tier),
    storage_quota_bytes = case when p_changes ? 'storageQuotaBytes' then (p_changes ->> 'storageQuotaBytes')::bigint else n.storage_quota_bytes end,
    itar_restricted = coalesce((p_changes ->> 'itarRestricted')::boolean, n.itar_restricted),
    data_region = case when p_changes ? 'dataRegion' then p_changes ->> 'dataRegion' else n.data_region end
  where n.slug = p_slug and n.slug <> 'system' and p_changes <> '{}';
  return query select n.name, n.tier, n.storage_quota_bytes, n.itar_restricted, n.data_region from identity.tenants n where n.slug = p_slug and n.slug <> 'system';
end $$;

/* The installation attests a person, by username or address: the first of a tenant that is being restricted. Answers their name, or null. */
create or replace function identity.attest_by_installation(p_slug text, p_login text, p_until timestamptz, p_basis text) returns text language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare u identity.users;
begin
  select x.* into u from identity.users x join identity.tenants n on n.id = x.tenant_id
    where n.slug = p_slug and x.deleted_at is null and lower(p_login) in (lower(x.username), lower(x.email));
  if not found then return null; end if;
  perform set_config('app.action', 'attestPerson', true);
  update identity.itar_attestations a set revoked_at = ctx.now() where a.tenant_id = u.tenant_id and a.user_id = u.id and a.revoked_at is null;
  insert into identity.itar_attestations (tenant_id, id, user_id, expires_at, basis) values (u.tenant_id, gen_random_uuid(), u.id, p_until, p_basis);
  return u.full_name;
end $$;

grant execute on function identity.unattested(uuid[]), identity.shares_across_tenants() to tenure_app;
grant execute on function identity.attested_only() to tenure_owner, tenure_app;
grant execute on function identity.set_tenant(text, jsonb), identity.attest_by_installation(text, text, timestamptz, text) to tenure_owner;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;

create or replace trigger keeper_u after update on identity.itar_attestations referencing old table as old_t new table as new_t for each statement execute function identity.keep_a_keeper();
create or replace trigger attested_i after insert on identity.sessions referencing new table as new_t for each statement execute function identity.attested_only('user_id');
create or replace trigger attested_i after insert on identity.user_roles referencing new table as new_t for each statement execute function identity.attested_only('user_id');
create or replace trigger attested_i after insert on identity.team_members referencing new table as new_t for each statement execute function identity.attested_only('user_id');
create or replace trigger attested_i after insert on identity.security_group_members referencing new table as new_t for each statement execute function identity.attested_only('user_id');
create or replace trigger attested_i after insert on projects.project_members referencing new table as new_t for each statement execute function identity.attested_only('user_id');
create or replace trigger attested_i after insert on projects.project_resource_managers referencing new table as new_t for each statement execute function identity.attested_only('user_id');
create or replace trigger attested_i after insert on projects.projects referencing new table as new_t for each statement
  execute function identity.attested_only('pi_owner_id', 'default_data_steward_id');
create or replace trigger attested_u after update on projects.projects referencing old table as old_t new table as new_t for each statement
  execute function identity.attested_only('pi_owner_id', 'default_data_steward_id');
create or replace trigger attested_i after insert on allocations.data_shares referencing new table as new_t for each statement execute function identity.attested_only('data_steward_id');
create or replace trigger attested_u after update on allocations.data_shares referencing old table as old_t new table as new_t for each statement
  execute function identity.attested_only('data_steward_id');
