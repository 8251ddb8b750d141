/** One way to break a database, and what the doctor must say of it. */
export interface Break {
  readonly number: number
  readonly sql: string
  readonly objects: readonly string[]
  /** Other rules that the same break cannot help but break. */
  readonly besides?: readonly number[]
}

const partition = `audit.audit_logs_${new Date().toISOString().slice(0, 7).replace('-', '_')}`

export const breaks: readonly Break[] = [
  { number: 1, sql: 'create table projects.notes (id uuid primary key)', objects: ['projects.notes'], besides: [4, 5] },
  {
    number: 1,
    sql: 'create table projects.notes (tenant_id uuid, id uuid)',
    objects: ['projects.notes'],
    besides: [2, 4, 5, 10],
  },
  {
    number: 2,
    sql: 'alter table projects.public_id_counters drop constraint public_id_counters_pkey, add primary key (prefix, tenant_id)',
    objects: ['projects.public_id_counters'],
    besides: [8],
  },
  {
    number: 2,
    sql: 'alter table projects.public_id_counters drop constraint public_id_counters_pkey',
    objects: ['projects.public_id_counters'],
    besides: [8],
  },
  {
    number: 3,
    sql: `alter table identity.teams add constraint teams_id_unique unique (id), add column parent uuid;
      alter table identity.teams add constraint teams_parent foreign key (parent) references identity.teams (id); create index on identity.teams (parent)`,
    objects: ['identity.teams.teams_parent'],
  },
  { number: 4, sql: 'alter table projects.projects no force row level security', objects: ['projects.projects'] },
  { number: 4, sql: 'alter table identity.tenants disable row level security', objects: ['identity.tenants'] },
  { number: 5, sql: 'drop policy tenant on allocations.draws', objects: ['allocations.draws'] },
  { number: 5, sql: 'alter policy tenant on allocations.draws using (true)', objects: ['allocations.draws'] },
  {
    number: 5,
    sql: 'alter policy tenant on allocations.draws with check (tenant_id = (select ctx.tenant()) or amount > 0)',
    objects: ['allocations.draws'],
  },
  { number: 5, sql: 'alter policy tenant on allocations.draws to tenure_door', objects: ['allocations.draws'] },
  { number: 5, sql: 'grant select on identity.teams to tenure_worker', objects: ['identity.teams'] },
  {
    number: 5,
    sql: 'drop policy tenant on identity.teams; create policy tenant on identity.teams to tenure_app, tenure_door using (tenant_id = (select ctx.tenant())) with check (tenant_id = (select ctx.tenant()))',
    objects: ['identity.teams'],
  },
  {
    number: 6,
    sql: 'create policy anyone on identity.teams for select using (true)',
    objects: ['identity.teams.anyone'],
  },
  {
    number: 7,
    sql: `alter policy r on projects.projects using (ctx.can('project:read'))`,
    objects: ['projects.projects.r'],
  },
  {
    number: 7,
    sql: `create policy slow on projects.projects for select to tenure_app using (tenant_id = current_setting('app.current_tenant_id')::uuid)`,
    objects: ['projects.projects.slow'],
  },
  { number: 8, sql: 'drop index projects.projects_by_steward', objects: ['projects.projects.projects_steward'] },
  {
    number: 8,
    sql: 'drop index identity.user_roles_by_granter; create index on identity.user_roles (tenant_id, granted_by) where granted_at is not null',
    objects: ['identity.user_roles.user_roles_granted_by'],
  },
  { number: 10, sql: 'drop trigger audit_u on projects.project_members', objects: ['projects.project_members'] },
  {
    number: 10,
    sql: 'alter table projects.project_members enable trigger audit_d',
    objects: ['projects.project_members'],
  },
  { number: 10, sql: 'drop trigger audit_t on identity.tenants', objects: ['identity.tenants'] },
  { number: 11, sql: 'drop trigger frozen on audit.audit_logs', objects: ['audit.audit_logs'] },
  { number: 11, sql: `drop trigger frozen on ${partition}`, objects: [partition] },
  {
    number: 11,
    sql: 'drop trigger frozen on projects.project_history',
    objects: ['projects.project_history'],
  },
  { number: 12, sql: 'grant insert on projects.project_history to tenure_app', objects: ['projects.project_history'] },
  { number: 11, sql: 'drop trigger frozen on audit.audit_checkpoints', objects: ['audit.audit_checkpoints'] },
  { number: 11, sql: 'drop trigger grows on audit.audit_tiles', objects: ['audit.audit_tiles'] },
  { number: 12, sql: 'grant insert on audit.audit_leaves to tenure_app', objects: ['audit.audit_leaves'] },
  { number: 12, sql: 'grant delete on audit.audit_logs to tenure_app', objects: ['audit.audit_logs'] },
  {
    number: 13,
    sql: `delete from audit.column_marks where column_name = 'password_hash'`,
    objects: ['identity.users.password_hash'],
  },
  {
    number: 13,
    sql: 'alter table projects.projects add column s3_secret text',
    objects: ['projects.projects.s3_secret'],
    besides: [46],
  },
  {
    number: 13,
    sql: 'alter table identity.teams add column photo bytea',
    objects: ['identity.teams.photo'],
    besides: [46],
  },
  {
    number: 14,
    sql: 'alter table identity.users rename password_hash to pass_phrase',
    objects: ['identity.users.password_hash'],
  },
  {
    number: 20,
    sql: `create type projects.mood as enum ('good'); alter table projects.projects add column mood projects.mood`,
    objects: ['projects.projects.mood'],
  },
  {
    number: 21,
    sql: 'alter table identity.users drop constraint users_status_check',
    objects: ['identity.users.status'],
  },
  {
    number: 21,
    sql: 'alter table identity.teams add column review_status text',
    objects: ['identity.teams.review_status'],
  },
  { number: 22, sql: 'alter table identity.teams add column seen_at timestamptz', objects: ['identity.teams.seen_at'] },
  {
    number: 22,
    sql: 'alter table identity.teams add column seen_at timestamp(3)',
    objects: ['identity.teams.seen_at'],
  },
  {
    number: 23,
    sql: 'alter table allocations.draws add column share double precision',
    objects: ['allocations.draws.share'],
  },
  { number: 23, sql: 'alter table allocations.draws add column share numeric', objects: ['allocations.draws.share'] },
  {
    number: 25,
    sql: 'alter table identity.teams drop constraint teams_name_not_empty, add constraint teams_name_not_empty check (length(btrim(name)) > 0) not valid',
    objects: ['identity.teams.teams_name_not_empty'],
  },
  { number: 26, sql: 'alter table projects.projects disable trigger guard', objects: ['projects.projects.guard'] },
  {
    number: 26,
    sql: 'alter table projects.projects disable trigger audit_i',
    objects: ['projects.projects.audit_i'],
    besides: [10],
  },
  { number: 30, sql: 'grant execute on function ctx.sign(text) to public', objects: ['ctx.sign(text)'] },
  {
    number: 30,
    sql: `create function projects.count() returns bigint language sql as 'select count(*) from projects.projects'`,
    objects: ['projects.count()'],
  },
  { number: 31, sql: 'alter function projects.lock(uuid[]) reset search_path', objects: ['projects.lock(uuid[])'] },
  {
    number: 31,
    sql: 'alter function projects.lock(uuid[]) set search_path = public, pg_catalog',
    objects: ['projects.lock(uuid[])'],
  },
  { number: 32, sql: 'alter function projects.lock(uuid[]) owner to current_user', objects: ['projects.lock(uuid[])'] },
  { number: 33, sql: 'create view projects.names as select name from projects.projects', objects: ['projects.names'] },
  {
    number: 34,
    sql: 'create materialized view projects.names as select name from projects.projects; grant select on projects.names to tenure_app',
    objects: ['projects.names'],
  },
  { number: 40, sql: 'alter role tenure_app bypassrls', objects: ['tenure_app'] },
  { number: 40, sql: 'alter role tenure_door rename to tenure_gate', objects: ['tenure_door'] },
  { number: 41, sql: 'alter table identity.teams owner to tenure_app', objects: ['tenure_app'], besides: [48] },
  { number: 42, sql: 'grant tenure_owner to tenure_app', objects: ['tenure_app'], besides: [12, 43, 46] },
  {
    number: 43,
    sql: 'grant create on schema public to public',
    objects: ['tenure_app', 'tenure_door', 'tenure_worker'],
  },
  { number: 43, sql: 'grant create on schema projects to tenure_app', objects: ['tenure_app'] },
  { number: 44, sql: 'alter role tenure_authz login', objects: ['tenure_authz'] },
  { number: 45, sql: 'grant select on identity.teams to public', objects: ['identity.teams'], besides: [5] },
  { number: 45, sql: 'grant select (name) on identity.teams to public', objects: ['identity.teams'], besides: [5] },
  { number: 46, sql: 'grant select on identity.users to tenure_app', objects: ['identity.users.password_hash'] },
  {
    number: 46,
    sql: 'grant select (token_hash) on identity.sessions to tenure_door',
    objects: ['identity.sessions.token_hash'],
  },
  { number: 47, sql: `grant select on ${partition} to tenure_app`, objects: [partition] },
  { number: 48, sql: 'grant truncate on allocations.draws to tenure_app', objects: ['allocations.draws'] },
  { number: 48, sql: 'grant references (id) on identity.users to tenure_app', objects: ['identity.users'] },
  { number: 48, sql: 'grant select on identity.teams to tenure_app with grant option', objects: ['identity.teams'] },
  {
    number: 49,
    sql: 'alter default privileges for role tenure_owner grant select on tables to tenure_app',
    objects: ['tenure_owner'],
  },
  { number: 50, sql: 'delete from ctx.signing_keys', objects: ['ctx.signing_keys'] },
  {
    number: 51,
    sql: `do $$ begin execute 'drop table audit.audit_logs_' || to_char(now() at time zone 'UTC' + interval '12 months', 'YYYY_MM'); end $$`,
    objects: ['audit.audit_logs'],
  },
  {
    number: 52,
    sql: `insert into audit.audit_logs (tenant_id, created_at, actor_kind, action, resource_type) values (gen_random_uuid(), '1999-12-31', 'TEST', 'test', 'test')`,
    objects: ['audit.audit_logs_default'],
  },
]
