-- What people are told, and how they want to be. One function tells: identity.notify(), once for each person, kind and key.
set local role tenure_owner;
call ctx.protect('identity.notifications');
call ctx.protect('identity.notification_preferences');
call ctx.protect('identity.calendar_links');

-- One's own, in person. A notice of a project that one may no longer see is gone with it.
create policy r on identity.notifications for select to tenure_app
  using (user_id = (select ctx.uid()) and (select ctx.in_person()) and channel <> 'NONE'
    and (project_id is null or exists (select from projects.projects p where p.tenant_id = notifications.tenant_id and p.id = notifications.project_id)));
create policy u on identity.notifications for update to tenure_app
  using (user_id = (select ctx.uid()) and (select ctx.in_person())) with check (user_id = (select ctx.uid()));
grant select, update (read_at) on identity.notifications to tenure_app;
create policy tell on identity.notifications for insert to tenure_authz with check (true);
create policy mailed on identity.notifications for update to tenure_authz using (true);
grant insert, update (mailed_at) on identity.notifications to tenure_authz;

grant select, insert (tenant_id, id, user_id, kind, channel), update (channel), delete on identity.notification_preferences to tenure_app;
create or replace trigger touch before update on identity.notification_preferences for each row execute function ctx.touch();

create policy r on identity.calendar_links for select to tenure_app using (user_id = (select ctx.uid()) and (select ctx.in_person()));
create policy c on identity.calendar_links for insert to tenure_app with check (user_id = (select ctx.uid()) and (select ctx.in_person()));
create policy u on identity.calendar_links for update to tenure_app using (user_id = (select ctx.uid()) and (select ctx.in_person())) with check (user_id = (select ctx.uid()));
grant select (tenant_id, id, user_id, created_at, last_used_at, revoked_at), insert (tenant_id, id, user_id, token_hash), update (revoked_at) on identity.calendar_links to tenure_app;
create policy used on identity.calendar_links for update to tenure_authz using (true);
grant update (last_used_at) on identity.calendar_links to tenure_authz;

grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Every kind of notice, and how it is told where a person has not said otherwise: MAIL at once, DIGEST once a day, PORTAL alone.
   packages/notices has the same list with a sentence for each; a test compares the two. */
create or replace function identity.notification_kinds() returns table (kind text, channel text) language sql immutable parallel safe as $$
  values ('request.submitted', 'MAIL'), ('request.commented', 'DIGEST'), ('request.needs_changes', 'MAIL'), ('request.decided', 'MAIL'), ('comment.mention', 'MAIL'),
    ('allocation.expiring', 'DIGEST'), ('allocation.expired', 'MAIL'), ('allocation.renewed', 'PORTAL'), ('allocation.renewal_due', 'MAIL'),
    ('share.shrinking', 'MAIL'), ('share.ended', 'MAIL'), ('data_share.ending', 'MAIL'), ('usage.threshold', 'DIGEST'), ('project.overdrawn', 'MAIL'), ('steward.missing', 'DIGEST'),
    ('statement.issued', 'DIGEST'), ('project.joined', 'DIGEST')
$$;

/* Whether a person may be told of a project: may come in, and sees it. Asked when they are told, so that nobody hears of what they left. */
create or replace function identity.may_be_told(p_user uuid, p_project uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select ctx.lets_in(ctx.tenant(), p_user, ctx.now()) and (p_project is null or 'project:read' = any (ctx.permissions_of(ctx.tenant(), p_user, ctx.now()))
    or exists (select from ctx.projects_of(ctx.tenant(), p_user, 'view') v where v = p_project))
$$;

/* Tells people of the context's tenant something, each in the way they want, and answers how many were told who had not been: the same key
   of the same kind is told to nobody twice. Not told are who did it themselves, who may not come in, and who may not see the project.
   Of a told past nobody is mailed. Whoever looks as another tells nobody: they write nothing. */
create or replace function identity.notify(p_recipients uuid[], p_kind text, p_key text, p_project_id uuid, p_about_type text, p_about_id uuid, p_details jsonb) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare claims text[] := ctx.claims(); usual text; n integer;
begin
  if claims[1] is null then raise exception 'Nobody is told anything outside of a tenant''s context.' using errcode = '42501'; end if;
  select k.channel into usual from identity.notification_kinds() k where k.kind = p_kind;
  if not found then raise exception 'There is no notice of the kind %.', p_kind using errcode = '22023'; end if;
  with told as (
    insert into identity.notifications (tenant_id, id, user_id, kind, key, project_id, about_type, about_id, actor_id, details, channel, mailed_at)
    select u.tenant_id, gen_random_uuid(), u.id, p_kind, p_key, p_project_id, p_about_type, p_about_id, claims[2]::uuid, coalesce(p_details, '{}'), c.channel,
      case c.channel when 'MAIL' then ctx.now() end
    from identity.users u left join identity.notification_preferences f on f.tenant_id = u.tenant_id and f.user_id = u.id and f.kind = p_kind
    cross join lateral (select coalesce(f.channel, usual) wanted) w
    cross join lateral (select case when claims[5] = 'TOLD' and w.wanted in ('MAIL', 'DIGEST') then 'PORTAL' else w.wanted end channel) c
    where u.tenant_id = claims[1]::uuid and u.id = any (p_recipients) and u.id is distinct from claims[2]::uuid and identity.may_be_told(u.id, p_project_id)
    order by u.id
    on conflict (tenant_id, user_id, kind, key) do nothing
    returning *
  ), mailed as (
    insert into identity.outgoing_mails (tenant_id, id, user_id, purpose, recipient, facts)
    select t.tenant_id, gen_random_uuid(), t.user_id, 'NOTICE', u.email, jsonb_build_object('notices', jsonb_build_array(identity.notice_facts(t)))
    from told t join identity.users u on u.tenant_id = t.tenant_id and u.id = t.user_id where t.channel = 'MAIL'
  )
  select count(*) into n from told where told.channel <> 'NONE';
  return n;
end $$;

/* What a mail says of a notice: the words are made from it by packages/notices. */
create or replace function identity.notice_facts(n identity.notifications) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', n.id, 'kind', n.kind, 'details', n.details, 'at', to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'actor', (select u.full_name from identity.users u where u.tenant_id = n.tenant_id and u.id = n.actor_id),
    'project', (select p.public_id || ' ' || p.name from projects.projects p where p.tenant_id = n.tenant_id and p.id = n.project_id))
$$;

/* Says to every process that listens that there is news for a person: whose, never what. It reaches them when the transaction has committed. */
create or replace function identity.announce_news() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('tenure_news', n.tenant_id || ' ' || n.user_id) from (select distinct x.tenant_id, x.user_id from told x) n;
  return null;
end $$;

revoke execute on function identity.may_be_told(uuid, uuid), identity.notify(uuid[], text, text, uuid, text, uuid, jsonb), identity.notice_facts(identity.notifications),
  identity.announce_news() from public;
grant execute on function identity.notification_kinds(), identity.notify(uuid[], text, text, uuid, text, uuid, jsonb) to tenure_app;
grant execute on function identity.announce_news() to tenure_owner;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
-- Of a kind there is.
create policy own on identity.notification_preferences to tenure_app using (user_id = (select ctx.uid()) and (select ctx.in_person()))
  with check (user_id = (select ctx.uid()) and (select ctx.in_person()) and kind = any (array(select k.kind from identity.notification_kinds() k)));
create or replace trigger announce_i after insert on identity.notifications referencing new table as told for each statement execute function identity.announce_news();
create or replace trigger announce_u after update on identity.notifications referencing new table as told for each statement execute function identity.announce_news();
