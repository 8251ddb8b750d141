set local role tenure_owner;

call ctx.protect('projects.comments');
call ctx.protect('projects.comment_mentions');
call ctx.protect('projects.comment_edits');

/* The project of a thing that may be commented, if the viewer sees the thing: by the thing's own wall. A new kind of thing is one line here. */
create or replace function projects.project_of(p_type text, p_id uuid) returns uuid language sql stable as $$
  select case p_type
    when 'projects' then (select x.id from projects.projects x where x.tenant_id = ctx.tenant() and x.id = p_id)
    when 'allocations' then (select x.project_id from allocations.allocations x where x.tenant_id = ctx.tenant() and x.id = p_id)
    when 'resource_shares' then (select x.source_project_id from allocations.resource_shares x where x.tenant_id = ctx.tenant() and x.id = p_id)
    when 'data_shares' then (select x.project_id from allocations.data_shares x where x.tenant_id = ctx.tenant() and x.id = p_id)
    when 'allocation_requests' then (select x.project_id from allocations.allocation_requests x where x.tenant_id = ctx.tenant() and x.id = p_id)
  end
$$;
grant execute on function projects.project_of(text, uuid) to tenure_app;

create policy r on projects.comments for select to tenure_app using (projects.project_of(about_type, about_id) = project_id);
-- Who takes part in the thing speaks; who only looks over the facility's shoulder does not.
create policy c on projects.comments for insert to tenure_app
  with check (author_id = (select ctx.uid_for('project:update')) and projects.project_of(about_type, about_id) = project_id
    and (project_id = any (array(select ctx.projects_to('view'))) or (select ctx.can('request:decide')) or (select ctx.can('project:update'))
      or about_id = any (array(select allocations.requests_of_approver()))));
create policy u on projects.comments for update to tenure_app
  using (projects.project_of(about_type, about_id) = project_id and (author_id = (select ctx.uid_for('project:update'))
    or project_id = any (array(select ctx.projects_to('edit'))) or (select ctx.can('request:decide')) or (select ctx.can('project:update'))));
grant select, insert, update (body, resolved_at, resolved_by) on projects.comments to tenure_app;

create policy r on projects.comment_mentions for select to tenure_app
  using (exists (select from projects.comments c where c.tenant_id = comment_mentions.tenant_id and c.id = comment_mentions.comment_id));
create policy w on projects.comment_mentions to tenure_app
  using (exists (select from projects.comments c where c.tenant_id = comment_mentions.tenant_id and c.id = comment_mentions.comment_id and c.author_id = (select ctx.uid())));
grant select, insert, delete on projects.comment_mentions to tenure_app;

create policy r on projects.comment_edits for select to tenure_app
  using (exists (select from projects.comments c where c.tenant_id = comment_edits.tenant_id and c.id = comment_edits.comment_id));
create policy w on projects.comment_edits for insert to tenure_authz with check (true);
grant select on projects.comment_edits to tenure_app;
grant insert on projects.comment_edits to tenure_authz;
create or replace trigger frozen before update or delete or truncate on projects.comment_edits for each statement execute function audit.forbid();
alter table projects.comment_edits enable always trigger frozen;

/* What a comment says is its author's; whether its thread is settled is said by who takes part, in their own name. */
create or replace function projects.comment_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.parent_comment_id is not null and not exists (select from projects.comments c where c.tenant_id = new.tenant_id and c.id = new.parent_comment_id
      and c.about_type = new.about_type and c.about_id = new.about_id and c.parent_comment_id is null) then
      raise exception 'An answer is given in a thread about the same thing.' using errcode = '23503';
    end if;
    return new;
  end if;
  if new.body is distinct from old.body then
    if current_user = 'tenure_app' and old.author_id is distinct from ctx.uid() then
      raise exception 'A comment is edited by who wrote it.' using errcode = '42501';
    end if;
    new.edited_at := ctx.moment();
  end if;
  if current_user = 'tenure_app' and new.resolved_by is not null and new.resolved_by is distinct from old.resolved_by and new.resolved_by is distinct from ctx.uid() then
    raise exception 'A thread is settled in one''s own name.' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace trigger guard before insert or update on projects.comments for each row execute function projects.comment_guard();
create or replace trigger touch before update on projects.comments for each row execute function ctx.touch();

grant create on schema projects to tenure_authz;
set local role tenure_authz;

/* Keeps what a comment said before. */
create or replace function projects.comment_edited() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.body is distinct from old.body then
    insert into projects.comment_edits (tenant_id, id, project_id, comment_id, version, body, edited_by, edited_at)
    values (old.tenant_id, gen_random_uuid(), old.project_id, old.id, old.version, old.body, ctx.uid(), new.edited_at);
  end if;
  return null;
end $$;

/* Whom a comment on a thing of this project may call: who works on it, and who decides about its requests. Told to who may be part of the talk. */
create or replace function projects.people_around(p_project uuid) returns table (id uuid, username text, full_name text) language sql stable security definer rows 20
set search_path = pg_catalog, pg_temp as $$
  select u.id, u.username, u.full_name from identity.users u
  where u.tenant_id = ctx.tenant() and u.status = 'ACTIVE' and u.deleted_at is null
    and (ctx.can('project:read') or ctx.can('request:decide') or p_project in (select ctx.projects_to('view'))
      or exists (select from allocations.allocation_requests q where q.tenant_id = ctx.tenant() and q.project_id = p_project and q.id in (select allocations.requests_of_approver())))
    and (exists (select from projects.projects p where p.tenant_id = u.tenant_id and p.id = p_project and p.pi_owner_id = u.id)
      or exists (select from projects.project_members m where m.tenant_id = u.tenant_id and m.project_id = p_project and m.user_id = u.id)
      or exists (select from projects.project_resource_managers m where m.tenant_id = u.tenant_id and m.project_id = p_project and m.user_id = u.id)
      or 'request:decide' = any (ctx.permissions_of(u.tenant_id, u.id, ctx.now()))
      or exists (select from allocations.approval_rule_people m join allocations.approval_rules x on x.tenant_id = m.tenant_id and x.id = m.rule_id and x.retired_at is null
        where m.tenant_id = u.tenant_id and m.user_id = u.id))
$$;
revoke execute on function projects.comment_edited(), projects.people_around(uuid) from public;
grant execute on function projects.people_around(uuid) to tenure_app;
grant execute on function projects.comment_edited() to tenure_owner;
set local role tenure_owner;
create or replace trigger edited after update on projects.comments for each row execute function projects.comment_edited();
revoke create on schema projects from tenure_authz;
