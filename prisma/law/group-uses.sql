-- What hangs on a security group, and what a change of its members does.
set local role tenure_owner;
create policy d on identity.security_groups for delete to tenure_app using ((select ctx.can('security_group:update')));
grant delete on identity.security_groups to tenure_app;
grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* Whether the viewer may change who is in a group. */
create or replace function ctx.keeps_group(p_group uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select ctx.can('security_group:update') or p_group in (select ctx.groups_to_steward())
$$;

/* Which projects and data shares a group opens: to who keeps it or reads every group, all; to others, what they see. A released data share
   opens nothing and still remembers its group. */
create or replace function allocations.group_uses(p_ids uuid[]) returns table (group_id uuid, kind text, id uuid, label text) language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with known as materialized (select g from unnest(p_ids) g where ctx.can('security_group:read') or ctx.keeps_group(g)), seen as materialized (select v from ctx.projects_to('view') v)
  select x.group_id, x.kind, x.id, x.label from (
    select p.default_security_group_id, 'PROJECT', p.id, p.public_id || ' ' || p.name, p.id in (select v from seen) or ctx.can('project:read') from projects.projects p
      where p.tenant_id = ctx.tenant() and p.default_security_group_id = any (p_ids)
    union all select d.security_group_id, case when d.released_at is null then 'DATA_SHARE' else 'RELEASED_DATA_SHARE' end, d.id, d.name || ' (' || p.public_id || ')',
        d.project_id in (select v from seen) or ctx.can('data_share:read') from allocations.data_shares d join projects.projects p on p.tenant_id = d.tenant_id and p.id = d.project_id
      where d.tenant_id = ctx.tenant() and d.security_group_id = any (p_ids)
  ) x (group_id, kind, id, label, visible) where x.visible or x.group_id in (select g from known)
  order by 1, 2, 4, 3
$$;

/* Which data shares people would come to reach, and which no longer, by joining and leaving groups: pairs of group and person. Nobody gains what
   they reach already, or loses what another way leads to. Told to who keeps the groups. */
create or replace function allocations.membership_difference(p_joins jsonb, p_leaves jsonb) returns table (user_id uuid, data_share_id uuid, label text, gains boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with joins as materialized (select x.* from jsonb_to_recordset(p_joins) x ("group" uuid, person uuid) where ctx.keeps_group(x."group")),
  leaves as materialized (select x.* from jsonb_to_recordset(p_leaves) x ("group" uuid, person uuid) where ctx.keeps_group(x."group")),
  was as (select m.group_id, m.user_id from identity.security_group_members m where m.tenant_id = ctx.tenant() and m.group_id in (select j."group" from joins j union select l."group" from leaves l)),
  becomes as (select w.group_id, w.user_id from was w where (w.group_id, w.user_id) not in (select l."group", l.person from leaves l) union select j."group", j.person from joins j),
  moved as (select b.group_id, b.user_id, true as gains from becomes b where (b.group_id, b.user_id) not in (select w.group_id, w.user_id from was w)
    union all select w.group_id, w.user_id, false from was w where (w.group_id, w.user_id) not in (select b.group_id, b.user_id from becomes b))
  select m.user_id, d.id, d.name || ' (' || p.public_id || ')', m.gains from moved m
  join allocations.data_shares d on d.tenant_id = ctx.tenant() and d.security_group_id = m.group_id and d.released_at is null and d.data_steward_id <> m.user_id
  join projects.projects p on p.tenant_id = d.tenant_id and p.id = d.project_id
  order by 1, 4 desc, 3, 2
$$;
revoke execute on function ctx.keeps_group(uuid), allocations.group_uses(uuid[]), allocations.membership_difference(jsonb, jsonb) from public;
grant execute on function ctx.keeps_group(uuid), allocations.group_uses(uuid[]), allocations.membership_difference(jsonb, jsonb) to tenure_app;
set local role tenure_owner;
revoke create on schema allocations from tenure_authz;
