-- What the statements that answer a GraphQL operation whole are made of.
set local role tenure_authz;

/* A JSON value as JavaScript writes it: without spaces, numbers without trailing zeros. */
create or replace function ctx.json_text(j jsonb) returns text language plpgsql immutable parallel safe as $$
begin
  return case jsonb_typeof(j)
    when 'object' then '{' || coalesce((select string_agg(to_json(e.key)::text || ':' || ctx.json_text(e.value), ',' order by e.n) from jsonb_each(j) with ordinality e(key, value, n)), '') || '}'
    when 'array' then '[' || coalesce((select string_agg(ctx.json_text(e.value), ',' order by e.n) from jsonb_array_elements(j) with ordinality e(value, n)), '') || ']'
    when 'number' then trim_scale((j #>> '{}')::numeric)::text
    else j::text end;
end $$;

revoke execute on function ctx.json_text(jsonb) from public;
grant execute on function ctx.json_text(jsonb) to tenure_app;
