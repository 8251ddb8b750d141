-- What no administrator may do, whoever writes and however many at once: give more than they have, leave nobody who can give rights.
set local role tenure_owner;
-- A keeper is counted under a lock of the tenant's row.
drop policy if exists lock on identity.tenants;
create policy lock on identity.tenants for update to tenure_authz using (true);
grant update (version) on identity.tenants to tenure_authz;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Whether a person has a permission in the whole tenant that the viewer has not. */
create or replace function identity.exceeds_viewer(p_user uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from unnest(ctx.permissions_of(ctx.tenant(), p_user, ctx.now())) p where not ctx.can(p))
$$;

/* Those whose grant of role:update has no end and who may come in: as long as there is one, rights can be given. */
create or replace function identity.keepers(p_tenant uuid, p_attested boolean default true) returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select distinct u.id from identity.users u
  join identity.user_roles g on g.tenant_id = u.tenant_id and g.user_id = u.id and g.expires_at is null
  join identity.roles r on r.tenant_id = g.role_tenant_id and r.id = g.role_id and r.permissions @> '["role:update"]'
  where u.tenant_id = p_tenant and u.status = 'ACTIVE' and u.deleted_at is null and (not p_attested or ctx.lets_in(u.tenant_id, u.id, ctx.now()))
$$;

/* The last keeper stays. Counting is no use without the lock: of two who each remove one of the last two, each would still count the other's. */
create or replace function identity.keep_a_keeper() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare touched uuid[]; t uuid;
begin
  -- The tenants in which the statement took away something that made a keeper.
  if tg_table_name = 'user_roles' then
    select array_agg(distinct o.tenant_id) into touched from old_t o join identity.roles r on r.tenant_id = o.role_tenant_id and r.id = o.role_id
      where o.expires_at is null and r.permissions @> '["role:update"]';
  elsif tg_table_name = 'roles' then
    select array_agg(distinct o.tenant_id) into touched from old_t o where o.permissions @> '["role:update"]';
  elsif tg_table_name = 'users' then
    select array_agg(distinct o.tenant_id) into touched from old_t o join new_t n on n.tenant_id = o.tenant_id and n.id = o.id
      join identity.user_roles g on g.tenant_id = o.tenant_id and g.user_id = o.id and g.expires_at is null
      join identity.roles r on r.tenant_id = g.role_tenant_id and r.id = g.role_id and r.permissions @> '["role:update"]'
      where o.status = 'ACTIVE' and o.deleted_at is null and (n.status <> 'ACTIVE' or n.deleted_at is not null);
  elsif tg_table_name = 'tenants' then
    select array_agg(o.id) into touched from old_t o join new_t n on n.id = o.id
      where n.itar_restricted and not o.itar_restricted and exists (select from identity.keepers(o.id, false));
  else
    select array_agg(distinct o.tenant_id) into touched from old_t o join identity.tenants n on n.id = o.tenant_id and n.itar_restricted
      where exists (select from identity.keepers(o.tenant_id, false) k where k = o.user_id);
  end if;
  foreach t in array coalesce(touched, '{}') loop
    perform from identity.tenants n where n.id = t for no key update;
    if found and not exists (select from identity.keepers(t)) then
      raise exception 'Somebody must remain who can give rights: an active person with role:update by a grant without an end.' using errcode = 'TN005';
    end if;
  end loop;
  return null;
end $$;

/* Nobody gives what they have not. The owner of the installation gives what it likes: founding, the demo. */
create or replace function identity.grant_within_own() returns trigger language plpgsql as $$
declare beyond text;
begin
  if current_user <> 'tenure_app' then return new; end if;
  if tg_op = 'INSERT' then
    new.granted_by := ctx.uid(); new.granted_at := ctx.now();
  elsif new.expires_at is not null and (old.expires_at is null or new.expires_at <= old.expires_at) then
    return new;
  end if;
  select p into beyond from identity.roles r cross join lateral jsonb_array_elements_text(r.permissions) p
    where r.tenant_id = new.role_tenant_id and r.id = new.role_id and not ctx.can(p) limit 1;
  if beyond is not null then raise exception 'Nobody gives a permission they do not hold: %.', beyond using errcode = 'TN007'; end if;
  return new;
end $$;

create or replace function identity.role_within_own() returns trigger language plpgsql as $$
declare beyond text;
begin
  if current_user <> 'tenure_app' then return new; end if;
  if tg_op = 'INSERT' then new.created_by := ctx.uid(); end if;
  select p into beyond from jsonb_array_elements_text(new.permissions) p
    where not ctx.can(p) and (tg_op = 'INSERT' or not old.permissions @> to_jsonb(p)) limit 1;
  if beyond is not null then raise exception 'Nobody puts a permission into a role that they do not hold: %.', beyond using errcode = 'TN007'; end if;
  return new;
end $$;

/* An address is where a new password goes: who could change that of somebody with more rights could become them. */
create or replace function identity.address_within_own() returns trigger language plpgsql as $$
begin
  if current_user <> 'tenure_app' then return new; end if;
  if new.deleted_at is distinct from old.deleted_at and not ctx.can('user:delete') then
    raise exception 'Only who may remove people archives or restores them.' using errcode = '42501';
  end if;
  if (new.username, new.email, new.email_verified, new.external_id) is distinct from (old.username, old.email, old.email_verified, old.external_id)
    and identity.exceeds_viewer(old.id) then
    raise exception 'Nobody changes how a person with more rights than theirs signs in.' using errcode = 'TN007';
  end if;
  return new;
end $$;

grant execute on function identity.exceeds_viewer(uuid) to tenure_app;
grant execute on function identity.keep_a_keeper(), identity.grant_within_own(), identity.role_within_own(), identity.address_within_own() to tenure_owner, tenure_app;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;

create or replace trigger touch before update on identity.user_roles for each row execute function ctx.touch();
create or replace trigger keeper_d after delete on identity.user_roles referencing old table as old_t for each statement execute function identity.keep_a_keeper();
create or replace trigger keeper_u after update on identity.user_roles referencing old table as old_t new table as new_t for each statement execute function identity.keep_a_keeper();
create or replace trigger keeper_u after update on identity.roles referencing old table as old_t new table as new_t for each statement execute function identity.keep_a_keeper();
create or replace trigger keeper_u after update on identity.users referencing old table as old_t new table as new_t for each statement execute function identity.keep_a_keeper();
create or replace trigger keeper_u after update on identity.tenants referencing old table as old_t new table as new_t for each statement execute function identity.keep_a_keeper();
create or replace trigger within_own before insert or update on identity.user_roles for each row execute function identity.grant_within_own();
create or replace trigger within_own before insert or update of permissions on identity.roles for each row execute function identity.role_within_own();
create or replace trigger within_own before update on identity.users for each row execute function identity.address_within_own();
