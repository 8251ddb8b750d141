-- What has served its time goes: mails that went out, links and sign-ins that are over, sessions that ended. The trail tells of each; how long
-- they are kept is the installation's to say.
set local role tenure_owner;
create policy clean_up on identity.outgoing_mails for delete to tenure_authz using (true);
create policy clean_up on identity.mailed_links for delete to tenure_authz using (true);
create policy clean_up on identity.sessions for delete to tenure_authz using (true);
grant delete on identity.outgoing_mails, identity.mailed_links, identity.sessions to tenure_authz;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Deletes, of each kind at most p_limit, what ended longer ago than it is kept; answers how many there were. Several workers at once each take what
   no other holds. Kept are: a link that a mail hangs on still, a person's newest session, by which a new place is told from a known one, and a
   session somebody looked as another person in. */
create or replace function identity.clean_up(p_mails interval, p_sessions interval, p_limit integer) returns integer language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare done integer; total integer := 0;
begin
  if p_mails < interval '1 day' or p_sessions < interval '1 day' or p_limit not between 1 and 10000 then
    raise exception 'Nothing is deleted within a day of its end, nor more than 10,000 at once.' using errcode = '22023';
  end if;
  -- Of no tenant in particular: each row's own stands in the trail.
  perform ctx.establish((select t.id from identity.tenants t where t.slug = 'system'), null, null, null, 'WORKER', '{}', null),
    set_config('app.action', 'cleanUp', true), set_config('app.reason', 'It ended longer ago than it is kept.', true);
  with gone as (
    select m.tenant_id, m.id from identity.outgoing_mails m where coalesce(m.sent_at, m.failed_at) < now() - p_mails
    limit p_limit for update skip locked
  ) delete from identity.outgoing_mails m using gone where m.tenant_id = gone.tenant_id and m.id = gone.id;
  get diagnostics done = row_count; total := total + done;
  with gone as (
    select l.tenant_id, l.id from identity.mailed_links l where least(l.used_at, l.expires_at) < now() - p_mails
      and not exists (select from identity.outgoing_mails m where m.tenant_id = l.tenant_id and m.link_id = l.id)
    limit p_limit for update skip locked
  ) delete from identity.mailed_links l using gone where l.tenant_id = gone.tenant_id and l.id = gone.id;
  get diagnostics done = row_count; total := total + done;
  with gone as (
    select s.tenant_id, s.id from identity.pending_sign_ins s where s.expires_at < now() - interval '1 day'
    limit p_limit for update skip locked
  ) delete from identity.pending_sign_ins s using gone where s.tenant_id = gone.tenant_id and s.id = gone.id;
  get diagnostics done = row_count; total := total + done;
  with gone as (
    select s.tenant_id, s.id from identity.sessions s where least(s.revoked_at, s.expires_at) < now() - p_sessions
      and exists (select from identity.sessions x where x.tenant_id = s.tenant_id and x.user_id = s.user_id and (x.created_at, x.id) > (s.created_at, s.id))
      and not exists (select from identity.impersonations v where v.tenant_id = s.tenant_id and v.session_id = s.id)
    limit p_limit for update skip locked
  ) delete from identity.sessions s using gone where s.tenant_id = gone.tenant_id and s.id = gone.id;
  get diagnostics done = row_count; total := total + done;
  return total;
end $$;

revoke execute on function identity.clean_up(interval, interval, integer) from public;
grant execute on function identity.clean_up(interval, interval, integer) to tenure_worker;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
