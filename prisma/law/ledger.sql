-- The proof of the trail: its entries are sealed into a Merkle tree, one a tenant. Signing is the worker's, with a key that the database never sees.
set local role tenure_audit;

/* How an entry's column is written for its leaf: as text that depends on no setting of a session. */
create or replace function audit.leaf_field(p_column name, p_type oid) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select format(case when p_type = 'timestamptz'::regtype then 'to_char(x.%I at time zone ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'')' else 'x.%I::text' end, p_column)
$$;

/* An entry as the bytes that are hashed: canonical JSON (RFC 8785) of every column's text. Absent ones are left out, so that a column that comes
   later changes no leaf of before, and whoever fills it in afterwards does. */
create or replace function audit.leaf_expression() returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select format('''{'' || substr(concat(%s), 2) || ''}''', string_agg(format(''',"%s":'' || to_json(%s)', a.attname, audit.leaf_field(a.attname, a.atttypid)), ', ' order by a.attname::text collate "C"))
  from pg_attribute a where a.attrelid = 'audit.audit_logs'::regclass and a.attnum > 0 and not a.attisdropped
$$;

/* Which database server this is: after a restore into another one its transaction numbers begin anew. */
create or replace function audit.system_identifier() returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select system_identifier::text from pg_control_system()
$$;

/* The tenants that have entries below the horizon of running transactions which are not sealed yet. */
create or replace function audit.tenants_to_seal() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive tenants as (
    (select x.tenant_id from audit.audit_logs x order by x.tenant_id limit 1)
    union all select (select x.tenant_id from audit.audit_logs x where x.tenant_id > t.tenant_id order by x.tenant_id limit 1) from tenants t where t.tenant_id is not null
  )
  select t.tenant_id from tenants t
  left join lateral (select c.sealed_xid, c.sealed_seq, c.system_identifier from audit.audit_checkpoints c where c.tenant_id = t.tenant_id order by c.number desc limit 1) c on true
  where t.tenant_id is not null and (c.system_identifier is distinct from audit.system_identifier() or exists (
    select from audit.audit_logs x where x.tenant_id = t.tenant_id and (x.xid, x.seq) > (c.sealed_xid::text::xid8, c.sealed_seq) and x.xid < pg_snapshot_xmin(pg_current_snapshot())))
$$;

/* Takes a tenant's lease, which ends with the transaction, and answers where its tree stands; null where another holds it. `horizon`: whatever
   came before is committed or gone. `follows`: the order of commits goes on from the last checkpoint; else there is none, or this is another server. */
create or replace function audit.begin_seal(p_tenant uuid) returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c audit.audit_checkpoints; here text := audit.system_identifier(); s pg_snapshot := pg_current_snapshot();
begin
  if not pg_try_advisory_xact_lock(hashtextextended('tenure.seal/' || p_tenant, 0)) then return null; end if;
  select * into c from audit.audit_checkpoints x where x.tenant_id = p_tenant order by x.number desc limit 1;
  return jsonb_build_object('number', coalesce(c.number, 0), 'size', coalesce(c.size, 0), 'note', c.note, 'sealedXid', coalesce(c.sealed_xid, 0)::text, 'sealedSeq', coalesce(c.sealed_seq, 0)::text,
    'system', here, 'follows', coalesce(c.system_identifier = here and c.sealed_xid <= pg_snapshot_xmax(s)::text::bigint, false),
    'horizon', pg_snapshot_xmin(s)::text, 'next', pg_snapshot_xmax(s)::text,
    'now', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
end $$;

/* The next entries to seal, in the order of commits, with the hash of their leaf (RFC 6962). After another server took over, transaction
   numbers say nothing: then whatever is not in the tree is next, in the order in which it was written. */
create or replace function audit.next_leaves(p_tenant uuid, p_state jsonb, p_limit integer) returns table (logged_at timestamptz, log_id uuid, xid text, seq text, leaf bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query execute format('select x.created_at, x.id, x.xid::text, x.seq::text, sha256(''\x00''::bytea || convert_to(%s, ''UTF8''))
    from audit.audit_logs x where x.tenant_id = $1 and %s and not exists (select from audit.audit_leaves l where l.tenant_id = x.tenant_id and l.logged_at = x.created_at and l.log_id = x.id)
    order by %s x.seq limit $2', audit.leaf_expression(),
    case when (p_state ->> 'follows')::boolean then '(x.xid, x.seq) > ($3::xid8, $4) and x.xid < $5::xid8' else 'true' end,
    case when (p_state ->> 'follows')::boolean then 'x.xid,' else '' end)
  using p_tenant, p_limit, p_state ->> 'sealedXid', (p_state ->> 'sealedSeq')::bigint, p_state ->> 'horizon';
end $$;

/* The tiles at these places, as far as they are. */
create or replace function audit.tiles_at(p_tenant uuid, p_heights integer[], p_numbers bigint[]) returns table (height integer, number bigint, hashes bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.height, t.number, t.hashes from unnest(p_heights, p_numbers) p (height, number)
  join audit.audit_tiles t on t.tenant_id = p_tenant and t.height = p.height and t.number = p.number
$$;

/* Keeps what was sealed: the leaves from p_from on, the tiles that grew, and the checkpoint. All of it or nothing. */
create or replace function audit.keep_seal(p_tenant uuid, p_leaves jsonb, p_tiles jsonb, p_checkpoint jsonb) returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.audit_leaves (tenant_id, leaf_index, logged_at, log_id)
  select p_tenant, (p_leaves ->> 'from')::bigint + l.at - 1, (l.leaf ->> 0)::timestamptz, (l.leaf ->> 1)::uuid from jsonb_array_elements(p_leaves -> 'entries') with ordinality l (leaf, at);
  insert into audit.audit_tiles (tenant_id, height, number, hashes)
  select p_tenant, (t ->> 'height')::integer, (t ->> 'number')::bigint, decode(t ->> 'hashes', 'base64') from jsonb_array_elements(p_tiles) t
  on conflict (tenant_id, height, number) do update set hashes = excluded.hashes;
  insert into audit.audit_checkpoints (tenant_id, id, number, size, root_hash, note, sealed_at, system_identifier, sealed_xid, sealed_seq, next_xid)
  select p_tenant, c.id, c.number, c.size, decode(c.root, 'base64'), c.note, c."sealedAt", c.system, c."sealedXid", c."sealedSeq", c."nextXid"
  from jsonb_to_record(p_checkpoint) c (id uuid, number bigint, size bigint, root text, note text, "sealedAt" timestamptz, system text, "sealedXid" bigint, "sealedSeq" bigint, "nextXid" bigint);
end $$;

/* A tenant's notes from a checkpoint's number on, in their order: what the witness has not got yet. */
create or replace function audit.notes_from(p_tenant uuid, p_number bigint) returns table (number bigint, note text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.number, c.note from audit.audit_checkpoints c where c.tenant_id = p_tenant and c.number >= p_number order by c.number limit 10000
$$;

/* A tile grows at its end; what stands in it stays. */
create or replace function audit.grow_only() returns trigger language plpgsql as $$
begin
  if exists (select from old_t o left join new_t n using (tenant_id, height, number) where n.hashes is null or substr(n.hashes, 1, length(o.hashes)) <> o.hashes) then
    raise exception 'A tile of the tree only grows.' using errcode = '42501';
  end if;
  return null;
end $$;

do $$
declare t text;
begin
  foreach t in array array['audit.audit_leaves', 'audit.audit_checkpoints', 'audit.audit_tiles'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('drop policy if exists tenant on %1$s; drop policy if exists readers on %1$s; drop policy if exists seal on %1$s; drop policy if exists authz on %1$s; drop policy if exists backup on %1$s', t);
    execute format('create policy tenant on %s as restrictive to tenure_app using (tenant_id = (select ctx.tenant())) with check (tenant_id = (select ctx.tenant()))', t);
    execute format('create policy readers on %s for select to tenure_app using ((select ctx.can(''audit:read'')))', t);
    execute format('create policy seal on %s to tenure_audit using (true) with check (true)', t);
    execute format('create policy authz on %s for select to tenure_authz using (true)', t);
    execute format('create policy backup on %s for select to tenure_backup using (true)', t);
    execute format('grant select on %s to tenure_app, tenure_authz, tenure_backup', t);
    execute format('drop trigger if exists frozen on %s', t);
    execute format('create trigger frozen before %s delete or truncate on %s for each statement execute function audit.forbid()', case t when 'audit.audit_tiles' then '' else 'update or' end, t);
    execute format('alter table %s enable always trigger frozen', t);
  end loop;
end $$;
drop trigger if exists grows on audit.audit_tiles;
create trigger grows after update on audit.audit_tiles referencing old table as old_t new table as new_t for each statement execute function audit.grow_only();
alter table audit.audit_tiles enable always trigger grows;

drop policy if exists seal on audit.audit_logs;
drop policy if exists authz on audit.audit_logs;
create policy seal on audit.audit_logs for select to tenure_audit using (true);
create policy authz on audit.audit_logs for select to tenure_authz using (true);
grant select on audit.audit_logs, audit.column_marks to tenure_authz;

grant execute on function audit.tenants_to_seal(), audit.begin_seal(uuid), audit.next_leaves(uuid, jsonb, integer), audit.tiles_at(uuid, integer[], bigint[]),
  audit.keep_seal(uuid, jsonb, jsonb, jsonb), audit.notes_from(uuid, bigint) to tenure_worker;
