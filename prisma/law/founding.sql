-- Setting up an institution: by the owner of the installation, since nobody is there yet to be asked.
set local role tenure_owner;
create policy founding on identity.users for insert to tenure_authz with check (true);
create policy founding on identity.user_roles for insert to tenure_authz with check (true);
drop policy if exists founding on identity.tenants;
create policy founding on identity.tenants for insert to tenure_authz with check (true);
grant insert on identity.tenants, identity.users, identity.user_roles to tenure_authz;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* A tenant with its first people: [{id, username, email, full_name, password_hash, roles: [system role, …]}]. */
create or replace function identity.found_tenant(p_id uuid, p_slug text, p_name text, p_tier text, p_at timestamptz, p_people jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.action', 'foundTenant', true);
  insert into identity.tenants (id, slug, name, tier, created_at) values (p_id, p_slug, p_name, p_tier, p_at);
  insert into identity.users (tenant_id, id, username, email, email_verified, full_name, password_hash, created_at)
  select p_id, p.id, p.username, p.email, true, p.full_name, p.password_hash, p_at
  from jsonb_to_recordset(p_people) p (id uuid, username text, email text, full_name text, password_hash text);
  insert into identity.user_roles (tenant_id, id, user_id, role_tenant_id, role_id, granted_at)
  select p_id, gen_random_uuid(), p.id, r.tenant_id, r.id, p_at
  from jsonb_to_recordset(p_people) p (id uuid, roles jsonb) cross join lateral jsonb_array_elements_text(p.roles) n (name)
  join identity.roles r on r.is_system_role and r.name = n.name;
end $$;

/* The tenants there are, the system's own aside: for the owner, whom row level security binds too. */
create or replace function identity.tenant_slugs() returns setof text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.slug from identity.tenants t where t.slug <> 'system' order by t.slug
$$;

revoke execute on function identity.found_tenant(uuid, text, text, text, timestamptz, jsonb), identity.tenant_slugs() from public;
grant execute on function identity.found_tenant(uuid, text, text, text, timestamptz, jsonb), identity.tenant_slugs() to tenure_owner;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
