-- Which security group a project or a data share may take. Who keeps a group says who is in it: taking another's group
-- would be taking the keys to all that it opens.
set local role tenure_owner;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* Whether the viewer may make this group a project's (p_share false) or a data share's: one that they keep already, that nothing else
   uses yet, or that a directory keeps. A data share may be opened to a project's group too: that makes nobody its keeper. */
create or replace function allocations.may_take_group(p_group uuid, p_project uuid, p_share boolean) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select ctx.can('security_group:update') or exists (select from ctx.groups_to_steward() g where g = p_group)
    or exists (select from identity.security_groups g where g.tenant_id = ctx.tenant() and g.id = p_group and g.external_system_id is not null)
    or exists (select from projects.projects p where p_share and p.tenant_id = ctx.tenant() and p.default_security_group_id = p_group)
    or not (exists (select from projects.projects p where p.tenant_id = ctx.tenant() and p.default_security_group_id = p_group and p.id <> p_project)
      or exists (select from allocations.data_shares d where d.tenant_id = ctx.tenant() and d.security_group_id = p_group and d.released_at is null and d.project_id <> p_project))
$$;

/* Arguments: the column of the group. */
create or replace function allocations.takes_group() returns trigger language plpgsql as $$
declare
  share boolean := tg_argv[0] = 'security_group_id';
  now_taken uuid := (to_jsonb(new) ->> tg_argv[0])::uuid; before uuid := case tg_op when 'UPDATE' then (to_jsonb(old) ->> tg_argv[0])::uuid end;
begin
  if current_user <> 'tenure_app' or now_taken is not distinct from before then return new; end if;
  if not allocations.may_take_group(now_taken, case when share then (to_jsonb(new) ->> 'project_id')::uuid else new.id end, share) then
    raise exception 'This security group is kept by someone else: they or an administrator may give it.' using errcode = '42501';
  end if;
  return new;
end $$;
grant execute on function allocations.may_take_group(uuid, uuid, boolean) to tenure_app;
grant execute on function allocations.takes_group() to tenure_owner, tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
create or replace trigger takes_group before insert or update on projects.projects for each row execute function allocations.takes_group('default_security_group_id');
create or replace trigger takes_group before insert or update on allocations.data_shares for each row execute function allocations.takes_group('security_group_id');
