-- Mail: what the facility writes to people. Queued with the change it tells of, sent by the worker, and never inside a transaction.
set local role tenure_owner;
call ctx.protect('identity.mailed_links');
call ctx.protect('identity.outgoing_mails');
create policy r on identity.mailed_links for select to tenure_app using ((select ctx.can('user:update')) or (select ctx.can('user:create')));
create policy r on identity.outgoing_mails for select to tenure_app using ((select ctx.can('user:update')) or (select ctx.can('user:create')));
grant select (tenant_id, id, user_id, purpose, email, created_at, expires_at, used_at) on identity.mailed_links to tenure_app;
grant select (tenant_id, id, user_id, link_id, purpose, recipient, created_at, due_at, attempts, last_error, sent_at, failed_at) on identity.outgoing_mails to tenure_app;
create policy door on identity.mailed_links for insert to tenure_authz with check (true);
create policy door_u on identity.mailed_links for update to tenure_authz using (true);
create policy door on identity.outgoing_mails for insert to tenure_authz with check (true);
create policy door_u on identity.outgoing_mails for update to tenure_authz using (true);
grant insert, update (used_at) on identity.mailed_links to tenure_authz;
grant insert, update (secret, due_at, attempts, last_error, sent_at, failed_at) on identity.outgoing_mails to tenure_authz;
grant update (status, email_verified, password_changed_at) on identity.users to tenure_authz;
grant update (revoked_at) on identity.sessions to tenure_authz;
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Says to the database what a request at the door is of, before anyone is known for sure: whom it is about, what is done, from where. */
create or replace function identity.at_door(p_tenant uuid, p_user uuid, p_action text, p_ip inet, p_agent text) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform ctx.establish(p_tenant, p_user, null, null, 'SIGN_IN', '{}', null), set_config('app.action', p_action, true),
    set_config('app.ip', coalesce(host(p_ip), ''), true), set_config('app.agent', left(coalesce(p_agent, ''), 500), true);
end $$;

/* Queues a mail to a person, at the address they have now. */
create or replace function identity.queue_mail(p_tenant uuid, p_user uuid, p_purpose text, p_facts jsonb) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  insert into identity.outgoing_mails (tenant_id, id, user_id, purpose, recipient, facts)
  select u.tenant_id, gen_random_uuid(), u.id, p_purpose, u.email, p_facts from identity.users u where u.tenant_id = p_tenant and u.id = p_user
$$;

/* Takes mails that are due, each for five minutes: what a worker that died had taken comes round again. The same mail always has the same
   id, by which its recipient's server knows a second copy. */
create or replace function identity.claim_mails(p_limit integer)
returns table (tenant_id uuid, id uuid, purpose text, recipient text, secret text, facts jsonb, created_at timestamptz, link_expires_at timestamptz, full_name text, tenant_name text, tenant_slug text)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with due as (
    select m.tenant_id, m.id from identity.outgoing_mails m where m.sent_at is null and m.failed_at is null and m.due_at <= now()
    order by m.due_at, m.id limit least(p_limit, 100) for update skip locked
  ), claimed as (
    update identity.outgoing_mails m set attempts = m.attempts + 1, due_at = now() + interval '5 minutes' from due where m.tenant_id = due.tenant_id and m.id = due.id returning m.*
  )
  select c.tenant_id, c.id, c.purpose, c.recipient, c.secret, c.facts, c.created_at, l.expires_at, u.full_name, t.name, t.slug
  from claimed c join identity.users u on u.tenant_id = c.tenant_id and u.id = c.user_id join identity.tenants t on t.id = c.tenant_id
  left join identity.mailed_links l on l.tenant_id = c.tenant_id and l.id = c.link_id
$$;

/* Notes that a mail was sent (no error), or why not: it is tried again after half a minute, each time twice as long, an hour at most; after
   eight attempts, when its link has ended, or when its recipient can't be reached at all it is given up. Either way its secret is gone. */
create or replace function identity.mail_attempted(p_tenant uuid, p_id uuid, p_error text, p_for_good boolean) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform ctx.establish(p_tenant, null, null, null, 'WORKER', '{}', null), set_config('app.action', 'sendMail', true);
  if p_error is null then
    update identity.outgoing_mails m set sent_at = ctx.now(), secret = null, last_error = null
      where m.tenant_id = p_tenant and m.id = p_id and m.sent_at is null and m.failed_at is null;
    return;
  end if;
  update identity.outgoing_mails m set last_error = left(p_error, 500), due_at = now() + least(interval '1 hour', interval '30 seconds' * power(2, m.attempts - 1)),
    failed_at = case when g.given_up then ctx.now() end, secret = case when g.given_up then null else m.secret end
  from (select x.id, p_for_good or x.attempts >= 8 or coalesce((select l.expires_at <= now() or l.used_at is not null from identity.mailed_links l where l.tenant_id = x.tenant_id and l.id = x.link_id), false) as given_up
    from identity.outgoing_mails x where x.tenant_id = p_tenant and x.id = p_id) g
  where m.tenant_id = p_tenant and m.id = g.id and m.sent_at is null and m.failed_at is null;
end $$;

revoke execute on function identity.at_door(uuid, uuid, text, inet, text), identity.queue_mail(uuid, uuid, text, jsonb), identity.claim_mails(integer),
  identity.mail_attempted(uuid, uuid, text, boolean) from public;
grant execute on function identity.claim_mails(integer), identity.mail_attempted(uuid, uuid, text, boolean) to tenure_worker;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
