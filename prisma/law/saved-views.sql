set local role tenure_owner;

call ctx.protect('identity.saved_views');
call ctx.protect('identity.api_token_networks');

-- One's own, and what others share; a program has no use for a page. Who keeps the tenant's settings clears up what was shared.
create policy r on identity.saved_views for select to tenure_app using (is_shared or (user_id = (select ctx.uid()) and (select ctx.in_person())));
create policy c on identity.saved_views for insert to tenure_app with check (user_id = (select ctx.uid()) and (select ctx.in_person()));
create policy u on identity.saved_views for update to tenure_app
  using (user_id = (select ctx.uid()) and (select ctx.in_person())) with check (user_id = (select ctx.uid()));
create policy d on identity.saved_views for delete to tenure_app
  using ((user_id = (select ctx.uid()) and (select ctx.in_person())) or (is_shared and (select ctx.can('tenant:update'))));
grant select (tenant_id, id, user_id, page, name, address, is_shared, version, created_at, updated_at), insert (tenant_id, id, user_id, page, name, address, is_shared),
  update (name, address, is_shared), delete on identity.saved_views to tenure_app;
create or replace trigger touch before update on identity.saved_views for each row execute function ctx.touch();

-- Whoever may see a token sees where it was used from.
create policy r on identity.api_token_networks for select to tenure_app
  using (api_token_id = any (array(select t.id from identity.api_tokens t)));
grant select on identity.api_token_networks to tenure_app;
create policy door on identity.api_token_networks for insert to tenure_authz with check (true);
grant insert on identity.api_token_networks to tenure_authz;

grant create on schema identity to tenure_authz;
set local role tenure_authz;

/* Says that a token was used from an address: a network it was never used from before is remembered, and so stands in the trail.
   Networks are /24 and /64: a machine that gets another address of the same provider is no news. */
create or replace function identity.token_used(p_hash bytea, p_ip inet, p_agent text, p_request uuid) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare t identity.api_tokens; net inet := network(set_masklen(p_ip, case family(p_ip) when 4 then 24 else 64 end));
begin
  select * into t from identity.api_tokens x where x.token_hash = p_hash and x.revoked_at is null;
  if not found or net is null or exists (select from identity.api_token_networks n where n.tenant_id = t.tenant_id and n.api_token_id = t.id and n.network = net) then
    return false;
  end if;
  perform ctx.establish(t.tenant_id, t.user_id, null, t.id, 'API_TOKEN', '{}', null), set_config('app.action', 'useTokenFromNewNetwork', true),
    set_config('app.ip', host(p_ip), true), set_config('app.agent', left(coalesce(p_agent, ''), 500), true), set_config('app.request_id', coalesce(p_request::text, ''), true);
  insert into identity.api_token_networks (tenant_id, id, api_token_id, network) values (t.tenant_id, gen_random_uuid(), t.id, net) on conflict do nothing;
  return true;
end $$;
revoke execute on function identity.token_used(bytea, inet, text, uuid) from public;
grant execute on function identity.token_used(bytea, inet, text, uuid) to tenure_door;
set local role tenure_owner;
revoke create on schema identity from tenure_authz;
