-- A person's days for a calendar program: by the secret of their address alone, of the projects they have a part in and may see now.
set local role tenure_owner;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* The days of whoever's address this is: ends and renewals of the allocations of the projects they have a part in, from a month ago on.
   Of a revoked address, or a person who may not come in, not even a row that says so: `person` is null. */
create or replace function identity.calendar_days(p_hash bytea) returns table (person text, uid text, kind text, day date, what text, project text, version integer, changed_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare l identity.calendar_links; whose text;
begin
  select * into l from identity.calendar_links x where x.token_hash = p_hash and x.revoked_at is null;
  if not found or not ctx.lets_in(l.tenant_id, l.user_id, ctx.now()) then return; end if;
  perform ctx.establish(l.tenant_id, l.user_id, null, null, 'CALENDAR', '{}', null), set_config('app.action', 'readCalendar', true);
  -- To the hour: a program that asks every few minutes writes a row now and then.
  update identity.calendar_links x set last_used_at = ctx.now() where x.tenant_id = l.tenant_id and x.id = l.id and (x.last_used_at is null or x.last_used_at < ctx.now() - interval '1 hour');
  select u.full_name into whose from identity.users u where u.tenant_id = l.tenant_id and u.id = l.user_id;
  return query
  select whose, null::text, null::text, null::date, null::text, null::text, null::integer, null::timestamptz
  union all (
    select whose, a.id || '-' || case when a.ends_at is null then 'renewal' else 'end' end, case when a.ends_at is null then 'RENEWS' when a.renewal = 'MANUAL' then 'RENEW' else 'ENDS' end,
      -- Its last day; the day itself where it goes on by itself.
      case when a.ends_at is null then (a.period_end at time zone 'UTC')::date else ((a.ends_at - interval '1 millisecond') at time zone 'UTC')::date end,
      allocations.amount_said(a.quantity, r.unit, r.name), p.public_id || ' ' || p.name, a.version, a.updated_at
    from (select distinct v id from ctx.projects_of(l.tenant_id, l.user_id, 'view') v) mine
    join projects.projects p on p.tenant_id = l.tenant_id and p.id = mine.id and p.deleted_at is null
    join allocations.allocations a on a.tenant_id = l.tenant_id and a.project_id = p.id and coalesce(a.ends_at, a.period_end) > ctx.now() - interval '720 hours' and coalesce(a.ends_at, a.period_end) > a.starts_at
    join allocations.resource_types r on r.tenant_id = a.tenant_id and r.id = a.resource_type_id
    order by 4, 2 limit 2000);
end $$;

grant execute on function identity.calendar_days(bytea) to tenure_door;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
