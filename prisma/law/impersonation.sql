-- Looking at Tenure as another person sees it: read only, never with more rights than one's own, on the record.
set local role tenure_owner;
call ctx.protect('identity.impersonations');

create policy r on identity.impersonations for select to tenure_app
  using (session_id = (select (ctx.claims())[3]::uuid)
    or ((user_id = (select ctx.uid()) or subject_id = (select ctx.uid()) or (select ctx.can('audit:read'))) and not (select ctx.impersonating())));
create policy door on identity.impersonations for update to tenure_authz using (true);
grant select, insert (tenant_id, id, session_id, user_id, subject_id, reason, ends_at) on identity.impersonations to tenure_app;
grant update (ended_at) on identity.impersonations to tenure_authz;

-- Who looks as another does not see what that person alone sees, nor what the other's rights would show of such.
create policy unseen on identity.sessions as restrictive for select to tenure_app using (not (select ctx.impersonating()));
create policy unseen on identity.api_tokens as restrictive for select to tenure_app using (not (select ctx.impersonating()));
-- Begun by the person themselves at the session that will look; ended by the door, for who looks may write nothing.
create policy c on identity.impersonations for insert to tenure_app
  with check ((select ctx.can('user:impersonate')) and (select ctx.in_person()) and user_id = (select ctx.uid()) and session_id = (select (ctx.claims())[3]::uuid));
grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Whether the viewer may look as a person: one who may come in, and has no permission that the viewer has not. */
create or replace function identity.may_be_viewed(p_user uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select ctx.can('user:impersonate') and ctx.in_person() and p_user <> ctx.uid() and ctx.lets_in(ctx.tenant(), p_user, ctx.now()) and not identity.exceeds_viewer(p_user)
$$;

create or replace function identity.views_within_own() returns trigger language plpgsql as $$
begin
  if current_user = 'tenure_app' and not identity.may_be_viewed(new.subject_id) then
    raise exception 'Nobody looks as a person with more rights than theirs, nor as one who may not come in.' using errcode = '42501';
  end if;
  return new;
end $$;

/* Who looked as another at this session looks as themselves again; nothing where nobody did. */
create or replace function identity.end_impersonation(p_hash bytea, p_request uuid, p_ip inet, p_agent text) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare s identity.sessions;
begin
  select * into s from identity.sessions x where x.token_hash = p_hash;
  if not found then return false; end if;
  perform ctx.establish(s.tenant_id, s.user_id, s.id, null, 'SESSION', '{}', null), set_config('app.action', 'endImpersonation', true),
    set_config('app.request_id', coalesce(p_request::text, ''), true), set_config('app.ip', coalesce(host(p_ip), ''), true),
    set_config('app.agent', left(coalesce(p_agent, ''), 500), true);
  update identity.impersonations v set ended_at = ctx.now() where v.tenant_id = s.tenant_id and v.session_id = s.id and v.ended_at is null;
  return found;
end $$;

/* One whose time is up at the context's session is over: it stands in the way of no other. */
create or replace function identity.end_lapsed_impersonation() returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update identity.impersonations v set ended_at = v.ends_at
  where v.tenant_id = ctx.tenant() and v.session_id = (ctx.claims())[3]::uuid and v.ended_at is null and v.ends_at <= ctx.now()
$$;

grant execute on function identity.may_be_viewed(uuid), identity.end_lapsed_impersonation(), identity.end_impersonation(bytea, uuid, inet, text) to tenure_app;
grant execute on function identity.end_impersonation(bytea, uuid, inet, text) to tenure_door;
grant execute on function identity.views_within_own() to tenure_owner, tenure_app;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;

create or replace trigger within_own before insert on identity.impersonations for each row execute function identity.views_within_own();
