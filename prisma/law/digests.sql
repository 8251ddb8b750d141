-- The daily mail: what a person chose to be told of once a day, in their institution's morning.
set local role tenure_owner;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* The last morning of a tenant by a time: its settings' digestHour, in UTC, six where nothing is said. */
create or replace function identity.last_morning(p_tenant uuid, p_at timestamptz) returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (m.morning - case when m.morning > p_at at time zone 'UTC' then interval '24 hours' else interval '0' end) at time zone 'UTC'
  from identity.tenants t cross join lateral (select date_trunc('day', p_at at time zone 'UTC')
    + make_interval(hours => case when t.settings ->> 'digestHour' ~ '^([01]?[0-9]|2[0-3])$' then (t.settings ->> 'digestHour')::int else 6 end) morning) m
  where t.id = p_tenant
$$;

create or replace function identity.tenants_with_digests_due() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id from identity.tenants t where t.deleted_at is null and exists (select from identity.notifications n
    where n.tenant_id = t.id and n.channel = 'DIGEST' and n.mailed_at is null and n.created_at <= identity.last_morning(t.id, ctx.now()))
$$;

/* Queues a mail for each of at most p_limit people who were told something by the last morning and have not read it; answers how many people it
   went through. A notice goes into one mail or none, whatever happens to the worker: it is marked in the same transaction. */
create or replace function identity.queue_digests(p_limit integer) returns integer language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare x record; n integer := 0; most constant integer := 50; morning timestamptz := identity.last_morning(ctx.tenant(), ctx.now());
begin
  perform set_config('app.action', 'sendDigest', true);
  for x in select distinct d.user_id from identity.notifications d
    where d.tenant_id = ctx.tenant() and d.channel = 'DIGEST' and d.mailed_at is null and d.created_at <= morning order by 1 limit p_limit loop
    -- One worker a person: another passes on, and finds them done.
    if pg_try_advisory_xact_lock(hashtextextended('digest ' || ctx.tenant() || x.user_id, 0)) then
      with taken as (
        update identity.notifications d set mailed_at = ctx.now()
        where d.tenant_id = ctx.tenant() and d.user_id = x.user_id and d.channel = 'DIGEST' and d.mailed_at is null and d.created_at <= morning returning d.*
      ), news as (
        select t.id, t.created_at, identity.notice_facts(t::identity.notifications) facts, row_number() over (order by t.created_at desc, t.id) place, count(*) over () "all"
        from taken t where t.read_at is null and identity.may_be_told(t.user_id, t.project_id)
      )
      insert into identity.outgoing_mails (tenant_id, id, user_id, purpose, recipient, facts)
      select u.tenant_id, gen_random_uuid(), u.id, 'DIGEST', u.email, jsonb_build_object('count', max(w."all")::text, 'notices', jsonb_agg(w.facts order by w.place))
      from news w join identity.users u on u.tenant_id = ctx.tenant() and u.id = x.user_id where w.place <= most group by u.tenant_id, u.id, u.email;
    end if;
    n := n + 1;
  end loop;
  return n;
end $$;

grant execute on function identity.tenants_with_digests_due(), identity.queue_digests(integer) to tenure_worker;
grant execute on function identity.queue_digests(integer) to tenure_owner;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
