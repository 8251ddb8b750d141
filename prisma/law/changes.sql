-- How two states of a row differ.
set local role tenure_audit;

/* The fields in which two states of a row differ, by name: [{field, before, after}]. A state that is absent had nothing. Decimals are
   told as text, to the last digit: as numbers they would be read into floats. What every row has of itself is left out. */
create or replace function audit.field_changes(was jsonb, became jsonb) returns jsonb language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('field', key,
    'before', case when jsonb_typeof(a.value) = 'number' and a.value::text like '%.%' then to_jsonb(a.value::text) else a.value end,
    'after', case when jsonb_typeof(b.value) = 'number' and b.value::text like '%.%' then to_jsonb(b.value::text) else b.value end) order by key), '[]')
  from jsonb_each(coalesce(was, '{}')) a full join jsonb_each(coalesce(became, '{}')) b using (key)
  where coalesce(a.value, 'null') is distinct from coalesce(b.value, 'null')
    and key not in ('tenant_id', 'id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by')
$$;

/* What became of a row since its version p_version, as the trail has it: for entities that keep no history. Only of the kinds that everybody
   of a tenant may see, and without what only the door knows of a person. */
create or replace function audit.changed_since(p_type text, p_id uuid, p_version integer) returns table (theirs jsonb, changed_by uuid, changed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with edits as materialized (
    select l.seq, l.created_at, l.user_id, l.details from audit.audit_logs l
    where l.tenant_id = ctx.tenant() and l.resource_id = p_id and l.resource_type = p_type and p_type in ('users', 'roles', 'teams', 'tenants', 'user_roles', 'security_groups', 'identity_providers')
      and (l.details -> 'old' ->> 'version')::int >= p_version
  ), was as (select distinct on (x.key) x.key, x.value from edits e cross join lateral json_each(e.details -> 'old') x order by x.key, e.seq),
  became as (select distinct on (x.key) x.key, x.value from edits e cross join lateral json_each(e.details -> 'new') x order by x.key, e.seq desc)
  select audit.field_changes((select jsonb_object_agg(w.key, w.value) from was w where w.key not in ('password_hash', 'failed_sign_ins', 'locked_until', 'last_login_at', 'last_login_ip')),
    (select jsonb_object_agg(b.key, b.value) from became b where b.key not in ('password_hash', 'failed_sign_ins', 'locked_until', 'last_login_at', 'last_login_ip'))), e.user_id, e.created_at
  from edits e order by e.seq desc limit 1
$$;

revoke execute on function audit.field_changes(jsonb, jsonb), audit.changed_since(text, uuid, integer) from public;
grant execute on function audit.field_changes(jsonb, jsonb) to tenure_app, tenure_owner;
grant execute on function audit.changed_since(text, uuid, integer) to tenure_app;
