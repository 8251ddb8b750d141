-- The log folded is the tables: what was changed past the triggers is in the one and not in the other. Nothing else finds that.
set local role tenure_audit;
grant create on schema audit to tenure_authz;
set local role tenure_authz;

/* A row's state, one entry further. "@" says how much of it is known: all, a part (its beginning was retired), or that it is gone. */
create or replace function audit.fold_step(state jsonb, details json) returns jsonb language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when details -> 'new' is null then '{"@": "GONE"}'::jsonb
    -- What an operation says of a row that is there (a draw is told in the payer's trail too) adds to what is known of it.
    when details -> 'old' is null and coalesce(state ->> '@', 'GONE') = 'GONE' then (details -> 'new')::jsonb || '{"@": "WHOLE"}'
    else coalesce(state, '{"@": "PART"}') || (details -> 'new')::jsonb end
$$;
create or replace aggregate audit.fold(json) (sfunc = audit.fold_step, stype = jsonb);

/* The tables whose changes the log tells: those with its triggers, on or off. */
create or replace function audit.logged_tables() returns setof regclass language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct g.tgrelid::regclass from pg_trigger g where g.tgfoid = to_regprocedure('audit.capture()') order by 1
$$;

/* A state as the table's own types have it, so that two ways to write one time or number are the same. What a row says that its log does not:
   what a column was given when it was added, or nothing. */
create or replace function audit.differences(p_tenant uuid, p_table regclass) returns table (id uuid, what text, fields text[]) language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
declare
  n pg_class; own text := 'r.tenant_id = $1'; unsaid text[]; added jsonb;
begin
  select * into strict n from pg_class c where c.oid = p_table;
  if p_table = 'identity.tenants'::regclass then own := 'r.id = $1'; end if;
  select coalesce(array_agg(m.column_name), '{}') || array['version', 'updated_at', 'updated_by', '@'] into unsaid
  from audit.column_marks m where m.table_schema = n.relnamespace::regnamespace::text and m.table_name = n.relname;
  select coalesce(jsonb_object_agg(a.attname, (a.attmissingval::text::text[])[1]), '{}') into added from pg_attribute a where a.attrelid = p_table and a.atthasmissing and not a.attisdropped;
  return query execute format($q$
    with folded as (
      select x.resource_id as id, audit.fold(x.details order by x.seq) as state from audit.audit_logs x
      where x.tenant_id = $1 and x.resource_type = $2 and (x.details -> 'old' is not null or x.details -> 'new' is not null) group by 1
    ), both_sides as (
      select coalesce(f.id, r.id) as id, coalesce(f.state ->> '@', 'NONE') as known, f.state, r.id is not null as is_there, to_jsonb(r) as row,
        to_jsonb(jsonb_populate_record(null::%1$s, $4 || coalesce(f.state, '{}') - $3)) as told
      from folded f full join (select r.* from %1$s r where %2$s) r on r.id = f.id
    ), judged as (
      select b.id, case when b.known in ('WHOLE', 'PART') and not b.is_there then 'VANISHED' when b.known = 'GONE' and b.is_there then 'CAME_BACK'
          when b.known = 'NONE' then 'UNTOLD' else 'DIFFERENT' end as what,
        case when b.known in ('WHOLE', 'PART') and b.is_there then (select array_agg(k.key order by k.key) from jsonb_each(b.row) k
          where k.key <> all ($3) and k.value is distinct from b.told -> k.key and (b.known = 'WHOLE' or b.state ? k.key)
            and (b.state ? k.key or k.value <> 'null')) end as fields
      from both_sides b where not (b.known = 'GONE' and not b.is_there)
    )
    select j.id, j.what, j.fields from judged j where j.what <> 'DIFFERENT' or j.fields is not null order by j.id$q$, p_table, own)
  using p_tenant, n.relname::text, unsaid, added;
end $$;

/* The same for the tenant and the table of a request: which rows, and which fields, never what is in them. */
create or replace function audit.reconcile(p_table text) returns table (id uuid, what text, fields text[]) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.can('audit:read') then raise exception 'Reconciling the log needs audit:read.' using errcode = '42501'; end if;
  return query select d.* from audit.logged_tables() t cross join lateral audit.differences(ctx.tenant(), t) d where t::text = p_table;
end $$;

revoke execute on function audit.fold_step(jsonb, json), audit.fold(json), audit.logged_tables(), audit.differences(uuid, regclass), audit.reconcile(text) from public;
grant execute on function audit.logged_tables(), audit.reconcile(text) to tenure_app;
set local role tenure_audit;
revoke create on schema audit from tenure_authz;
