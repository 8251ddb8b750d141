-- The uniform treatment of tables: versions, soft delete, the tenant's wall, the trail.
set local role tenure_authz;

/* For row triggers of tables with version and updated_at. */
create or replace function ctx.touch() returns trigger language plpgsql as $$
begin
  new.updated_at := ctx.now();
  new.version := old.version + 1;
  return new;
end $$;

/* A deleted row comes back only by the restore operation, which says so first. */
create or replace function ctx.soft_delete() returns trigger language plpgsql as $$
begin
  if new.deleted_at is null and old.deleted_at is not null and coalesce(current_setting('app.restoring', true), '') <> 'on' then
    raise exception 'A deleted row can not be undeleted. Use the restore operation.' using errcode = 'TN001';
  end if;
  if new.deleted_at is not null and old.deleted_at is null then new.deleted_at := ctx.now(); end if;
  return new;
end $$;

/* The uniform treatment of a tenant's table: forced row level security, the tenant's wall, the audit triggers. */
create or replace procedure ctx.protect(tbl regclass, audited boolean default true) language plpgsql as $$
declare p record;
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  for p in select polname from pg_policy where polrelid = tbl loop execute format('drop policy %I on %s', p.polname, tbl); end loop;
  execute format('create policy tenant on %s as restrictive to tenure_app, tenure_door using (tenant_id = (select ctx.tenant())) with check (tenant_id = (select ctx.tenant()))', tbl);
  execute format('create policy authz on %s for select to tenure_authz using (true)', tbl);
  execute format('create policy backup on %s for select to tenure_backup using (true)', tbl);
  execute format('grant select on %s to tenure_authz, tenure_backup', tbl);
  if audited then call ctx.watch(tbl); end if;
end $$;

/* The audit triggers, by the statement: ALWAYS, so that a session that plays a replica does not go past them. */
create or replace procedure ctx.watch(tbl regclass) language plpgsql as $$
declare t text;
begin
  foreach t in array array['audit_i', 'audit_u', 'audit_d', 'audit_t'] loop execute format('drop trigger if exists %I on %s', t, tbl); end loop;
  execute format('create trigger audit_i after insert on %s referencing new table as new_t for each statement execute function audit.capture()', tbl);
  execute format('create trigger audit_u after update on %s referencing old table as old_t new table as new_t for each statement execute function audit.capture()', tbl);
  execute format('create trigger audit_d after delete on %s referencing old table as old_t for each statement execute function audit.capture()', tbl);
  execute format('create trigger audit_t before truncate on %s for each statement execute function audit.forbid()', tbl);
  execute format('alter table %s enable always trigger audit_i, enable always trigger audit_u, enable always trigger audit_d, enable always trigger audit_t', tbl);
end $$;

revoke execute on function ctx.touch(), ctx.soft_delete() from public;
revoke execute on procedure ctx.protect(regclass, boolean), ctx.watch(regclass) from public;
grant execute on function ctx.touch(), ctx.soft_delete() to tenure_app, tenure_door, tenure_owner, tenure_audit, tenure_backup;
grant execute on procedure ctx.protect(regclass, boolean), ctx.watch(regclass) to tenure_owner;
