-- What differs between two moments of one thing. With the caller's rights: of the past they see what they may see now.
set local role tenure_owner;

/* What something was made of at a time: itself, and of a project its people and all that it has or gives. Keyed by what stays the same
   through being taken away and given again: a member is the person, not the row. */
create or replace function past.states(p_kind text, p_id uuid, p_at timestamptz) returns table (kind text, id uuid, label text, state jsonb) language plpgsql volatile as $$
declare t uuid := ctx.tenant();
begin
  perform set_config('app.as_of', least(p_at, ctx.now())::text, true);
  if p_kind = 'Project' then
    return query
    select 'Project', p.id, p.name, to_jsonb(p) from past.projects p where p.tenant_id = t and p.id = p_id
    union all select 'ProjectMember', m.user_id, u.full_name, jsonb_build_object('role', m.role) from past.project_members m join identity.users u on u.tenant_id = m.tenant_id and u.id = m.user_id
      where m.tenant_id = t and m.project_id = p_id
    union all select 'ProjectResourceManager', m.user_id, u.full_name, '{}' from past.project_resource_managers m join identity.users u on u.tenant_id = m.tenant_id and u.id = m.user_id
      where m.tenant_id = t and m.project_id = p_id
    union all select 'Allocation', a.id, r.name, to_jsonb(a) - 'project_id' from past.allocations a join allocations.resource_types r on r.tenant_id = a.tenant_id and r.id = a.resource_type_id
      where a.tenant_id = t and a.project_id = p_id and (a.ends_at is null or a.ends_at > ctx.as_of())
    union all select 'ResourceShare', s.id, coalesce(r.name, 'Everything') || case when s.source_project_id = p_id then ' to ' else ' from ' end || n.public_id, to_jsonb(s)
      from past.resource_shares s left join allocations.resource_types r on r.tenant_id = s.tenant_id and r.id = s.resource_type_id
      cross join lateral (select x.public_id from past.project_references(array[case when s.source_project_id = p_id then s.recipient_project_id else s.source_project_id end]) x) n
      where s.tenant_id = t and p_id in (s.source_project_id, s.recipient_project_id) and (s.ends_at is null or s.ends_at > ctx.as_of())
    union all select 'DataShare', d.id, d.name, to_jsonb(d) - 'project_id' from past.data_shares d
      where d.tenant_id = t and d.project_id = p_id and (d.released_at is null or d.released_at > ctx.as_of());
  elsif p_kind = 'Allocation' then
    return query select p_kind, a.id, r.name, to_jsonb(a) from past.allocations a join allocations.resource_types r on r.tenant_id = a.tenant_id and r.id = a.resource_type_id where a.tenant_id = t and a.id = p_id;
  elsif p_kind = 'ResourceShare' then
    return query select p_kind, s.id, s.share_percentage || ' %', to_jsonb(s) from past.resource_shares s where s.tenant_id = t and s.id = p_id;
  elsif p_kind = 'DataShare' then
    return query select p_kind, d.id, d.name, to_jsonb(d) from past.data_shares d where d.tenant_id = t and d.id = p_id;
  end if;
  perform set_config('app.as_of', '', true);
end $$;

/* What is different at p_to from what was at p_from: GAINED, LOST or CHANGED, with the fields that differ. */
create or replace function past.compared(p_kind text, p_id uuid, p_from timestamptz, p_to timestamptz) returns table (kind text, id uuid, label text, change text, changes jsonb) language sql volatile as $$
  select coalesce(b.kind, a.kind), coalesce(b.id, a.id), coalesce(b.label, a.label), case when a.id is null then 'GAINED' when b.id is null then 'LOST' else 'CHANGED' end,
    audit.field_changes(a.state, b.state)
  from past.states(p_kind, p_id, p_from) a full join past.states(p_kind, p_id, p_to) b on b.kind = a.kind and b.id = a.id
  where a.id is null or b.id is null or audit.field_changes(a.state, b.state) <> '[]'
  order by array_position(array[p_kind, 'ProjectMember', 'ProjectResourceManager', 'Allocation', 'ResourceShare', 'DataShare'], coalesce(b.kind, a.kind)), 3, 2
$$;

/* The moments at which anything about a project changed, oldest first: its own history, its people's, its allocations', rules' and data shares'.
   What changed together is one moment. */
create or replace function past.moments(p_project uuid) returns table (at timestamptz, actions text[], changed_by uuid[]) language sql stable as $$
  select x.changed_at, array_agg(distinct x.action order by x.action), array_remove(array_agg(distinct x.changed_by), null) from (
    select h.changed_at, h.action, h.changed_by from projects.project_history h where h.tenant_id = ctx.tenant() and h.project_id = p_project
    union all select h.changed_at, h.action, h.changed_by from projects.project_member_history h where h.tenant_id = ctx.tenant() and h.project_id = p_project
    union all select h.changed_at, h.action, h.changed_by from projects.project_resource_manager_history h where h.tenant_id = ctx.tenant() and h.project_id = p_project
    union all select h.changed_at, h.action, h.changed_by from allocations.allocation_history h where h.tenant_id = ctx.tenant() and h.project_id = p_project
    union all select h.changed_at, h.action, h.changed_by from allocations.resource_share_history h join allocations.resource_shares s on s.tenant_id = h.tenant_id and s.id = h.resource_share_id
      where h.tenant_id = ctx.tenant() and p_project in (s.source_project_id, s.recipient_project_id)
    union all select h.changed_at, h.action, h.changed_by from allocations.data_share_history h where h.tenant_id = ctx.tenant() and h.project_id = p_project) x
  group by 1 order by 1
$$;
grant execute on function past.states(text, uuid, timestamptz), past.compared(text, uuid, timestamptz, timestamptz), past.moments(uuid) to tenure_app;
