-- What an auditor asks of the trail. Operators that are not leakproof use no index under row level security, so these functions look past it
-- and answer places and counts alone: each keeps to what its caller may read, and the rows themselves are read under the caller's own policies.
set local role tenure_audit;

/* The condition that a filter makes on audit.audit_logs as x, of what indexes find; and of what the caller may read, whoever asks. */
create or replace function audit.plain_condition(f jsonb) returns text language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare said text[] := array[format('x.tenant_id = %L', ctx.tenant())]; k text; family uuid[];
begin
  if not ctx.can('audit:read') then said := said || format('x.project_id = any (%L::uuid[])', array(select ctx.projects_to('administer'))); end if;
  foreach k in array array['user_id', 'action', 'resource_type', 'resource_id', 'project_id', 'request_id'] loop
    if f ->> k is not null then said := said || format('x.%I = %L', k, f ->> k); end if;
  end loop;
  if f ->> 'from' is not null then said := said || format('x.created_at >= %L::timestamptz', f ->> 'from'); end if;
  if f ->> 'to' is not null then said := said || format('x.created_at < %L::timestamptz', f ->> 'to'); end if;
  -- Who administers a project is not told from where others came, and so can't ask for it either.
  if f ->> 'address' is not null then said := said || case when ctx.can('audit:read') then format('x.ip_address <<= %L::inet', f ->> 'address') else 'false' end; end if;
  if f ->> 'about' is not null then
    family := audit.family(f ->> 'about_type', (f ->> 'about')::uuid);
    said := said || case f ->> 'about_type' when 'projects' then format('(x.resource_id = any (%L::uuid[]) or x.project_id = %L)', family, f ->> 'about')
      else format('x.resource_id = any (%L::uuid[])', family) end;
  end if;
  return array_to_string(said, ' and ');
end $$;

/* Of what no index finds: how the actor came, and the fields that became different, by name and by what they were or are. Values are
   compared as people write them: whatever the case, 100 is 100.0000, and * stands for anything. */
create or replace function audit.fine_condition(f jsonb) returns text language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare said text[] := '{true}'; side text; place text; same text;
begin
  if f ->> 'actor_kind' is not null then said := said || format('x.actor_kind = %L', f ->> 'actor_kind'); end if;
  if f ->> 'field' is not null then said := said || format('(x.details #> array[''new'', %1$L] is not null or x.details #> array[''old'', %1$L] is not null)', f ->> 'field'); end if;
  foreach side in array array['old', 'new'] loop
    continue when f -> side is null;
    place := case when f ->> 'field' is null then 'v.value' else format('(x.details #>> array[%L, %L])', side, f ->> 'field') end;
    select coalesce(string_agg(format('%s ilike %L', place, replace(regexp_replace(w, '([\\%_])', '\\\1', 'g'), '*', '%'))
        || case when w ~ '^-?\d{1,15}(\.\d{1,9})?$' then format(' or %s = any (%L::text[])', place,
             array(select round(w::numeric, s)::text from generate_series(0, 4) s where round(w::numeric, s) = w::numeric)) else '' end, ' or '), 'false')
      into same from jsonb_array_elements_text(f -> side) w;
    said := said || case when f ->> 'field' is not null then format('(%s)', same)
      else format('exists (select from json_each_text(case json_typeof(x.details -> %1$L) when ''object'' then x.details -> %1$L end) v where %2$s)', side, same) end;
  end loop;
  return array_to_string(said, ' and ');
end $$;

/* The places of the entries that fit, in the order of the trail from a place on, p_most at most. It looks through p_look rows and no more:
   where that was not enough the last row, without an id, says how far it came. */
create or replace function audit.matching(f jsonb, p_at timestamptz, p_seq bigint, p_older boolean, p_most integer, p_look integer default 60000)
returns table (created_at timestamptz, seq bigint, id uuid) language plpgsql stable security definer rows 100 set search_path = pg_catalog, pg_temp as $$
declare r record; looked integer := 0; found_ integer := 0; way text := case when p_older then 'desc' else 'asc' end; op text := case when p_older then '<' else '>' end;
begin
  for r in execute format('select x.created_at, x.seq, x.id, (%s) as fits from audit.audit_logs x where %s %s order by x.created_at %s, x.seq %5$s limit %s',
      audit.fine_condition(f), audit.plain_condition(f),
      case when p_at is not null then format('and x.created_at %s= %L::timestamptz and (x.created_at, x.seq) %1$s (%2$L::timestamptz, %3$L::bigint)', op, p_at, p_seq) else '' end, way, way, p_look) loop
    looked := looked + 1;
    if r.fits then
      created_at := r.created_at; seq := r.seq; id := r.id;
      return next;
      found_ := found_ + 1;
      if found_ >= p_most then return; end if;
    end if;
  end loop;
  if looked >= p_look then
    created_at := r.created_at; seq := r.seq; id := null;
    return next;
  end if;
end $$;

/* How many entries there are by person, action, object, project, way and address, among the newest p_look that fit what indexes find. The
   row without a facet says how many were counted and from when on; `since` is null where that was all. */
create or replace function audit.facets(f jsonb, p_each integer default 12, p_look integer default 100000)
returns table (facet text, value text, count integer, since timestamptz) language plpgsql stable security definer rows 80 set search_path = pg_catalog, pg_temp as $$
begin
  return query execute format('
    with looked as materialized (select x.created_at, x.user_id, x.action, x.resource_type, x.project_id, x.actor_kind, case when (select ctx.can(''audit:read'')) then x.ip_address end as ip_address, (%s) as fits
        from audit.audit_logs x where %s order by x.created_at desc, x.seq desc limit %s),
      counted as (select grouping(user_id, action, resource_type, project_id, actor_kind, ip_address) as g,
          coalesce(user_id::text, action, resource_type, project_id::text, actor_kind, host(ip_address)) as value, count(*)::integer as n
        from looked where fits group by grouping sets ((user_id), (action), (resource_type), (project_id), (actor_kind), (ip_address), ())),
      ranked as (select *, row_number() over (partition by g order by n desc, value) as place from counted where value is not null or g = 63)
    select case g when 31 then ''PERSON'' when 47 then ''ACTION'' when 55 then ''RESOURCE_TYPE'' when 59 then ''PROJECT'' when 61 then ''ACTOR_KIND'' when 62 then ''ADDRESS'' end,
      value, n, case when g = 63 and (select count(*) from looked) >= %3$s then (select min(l.created_at) from looked l) end
    from ranked where place <= %s or g = 63 order by g, place', audit.fine_condition(f), audit.plain_condition(f), p_look, p_each);
end $$;

/* How many entries there are in each step of a time, p_most counted in each: at most 400 steps. By a fine filter so many rows of each step
   are looked through and no more, which says so: the count is then of those. */
create or replace function audit.activity(f jsonb, p_from timestamptz, p_to timestamptz, p_step interval, p_most integer default 2000)
returns table (starts_at timestamptz, count integer, is_partial boolean) language plpgsql stable security definer rows 200 set search_path = pg_catalog, pg_temp as $$
declare
  steps numeric := extract(epoch from p_to - p_from) / extract(epoch from p_step); fine text := audit.fine_condition(f);
  look integer := case fine when 'true' then p_most else greatest(p_most, ceil(60000 / greatest(steps, 1))) end;
begin
  if steps > 400 then raise exception 'At most 400 steps are counted at once.' using errcode = '22023'; end if;
  return query execute format('select g, c.n, c.looked >= $4 from generate_series($1, $2 - interval ''1 millisecond'', $3) g
    cross join lateral (select (count(*) filter (where %s))::integer as n, count(*) as looked from (select x.actor_kind, x.details from audit.audit_logs x where %s and x.created_at >= g and x.created_at < g + $3 limit $4) x) c',
    fine, audit.plain_condition(f)) using p_from, p_to, p_step, look;
end $$;

drop policy if exists explore on audit.audit_logs;
create policy explore on audit.audit_logs for select to tenure_audit using (true);

revoke execute on function audit.plain_condition(jsonb), audit.fine_condition(jsonb), audit.matching(jsonb, timestamptz, bigint, boolean, integer, integer),
  audit.facets(jsonb, integer, integer), audit.activity(jsonb, timestamptz, timestamptz, interval, integer) from public;
grant execute on function audit.matching(jsonb, timestamptz, bigint, boolean, integer, integer), audit.facets(jsonb, integer, integer),
  audit.activity(jsonb, timestamptz, timestamptz, interval, integer) to tenure_app;
