-- Views and functions that show the facility at an earlier time, under the names of what they show. The law makes them.
create schema past authorization tenure_owner;
grant usage on schema past to tenure_app, tenure_authz, tenure_backup;

set local role tenure_owner;

-- The past of parts that are taken away again. `removed`: the row as it last was, and from then on it is no more.
create table projects.project_member_history (
  tenant_id uuid not null, id uuid not null default gen_random_uuid(), project_member_id uuid not null, project_id uuid not null, user_id uuid not null,
  version integer not null, action text not null, changed_by uuid, changed_at timestamptz(3) not null, removed boolean not null default false, snapshot jsonb not null,
  primary key (tenant_id, id),
  constraint project_member_history_project foreign key (tenant_id, project_id) references projects.projects on delete restrict
);
create index project_member_history_of_member on projects.project_member_history (tenant_id, project_member_id, version desc, id);
create index project_member_history_of_project on projects.project_member_history (tenant_id, project_id, changed_at desc, id);

create table projects.project_resource_manager_history (
  tenant_id uuid not null, id uuid not null default gen_random_uuid(), project_resource_manager_id uuid not null, project_id uuid not null, user_id uuid not null,
  version integer not null, action text not null, changed_by uuid, changed_at timestamptz(3) not null, removed boolean not null default false, snapshot jsonb not null,
  primary key (tenant_id, id),
  constraint project_resource_manager_history_project foreign key (tenant_id, project_id) references projects.projects on delete restrict
);
create index project_resource_manager_history_of_manager on projects.project_resource_manager_history (tenant_id, project_resource_manager_id, version desc, id);
create index project_resource_manager_history_of_project on projects.project_resource_manager_history (tenant_id, project_id, changed_at desc, id);

-- Which project was a person's default, by the version of the person that it came with.
create table projects.default_project_history (
  tenant_id uuid not null, id uuid not null default gen_random_uuid(), user_id uuid not null, default_project_id uuid,
  version integer not null, action text not null, changed_by uuid, changed_at timestamptz(3) not null,
  primary key (tenant_id, id),
  constraint default_project_history_user foreign key (tenant_id, user_id) references identity.users on delete restrict,
  constraint default_project_history_project foreign key (tenant_id, default_project_id) references projects.projects on delete restrict
);
create index default_project_history_of_user on projects.default_project_history (tenant_id, user_id, version desc, id);
create index default_project_history_of_project on projects.default_project_history (tenant_id, default_project_id);

create table allocations.allocation_period_history (
  tenant_id uuid not null, id uuid not null default gen_random_uuid(), allocation_period_id uuid not null, project_id uuid not null,
  version integer not null, action text not null, changed_by uuid, changed_at timestamptz(3) not null, change_summary text, snapshot jsonb not null,
  primary key (tenant_id, id),
  constraint allocation_period_history_period foreign key (tenant_id, allocation_period_id) references allocations.allocation_periods on delete restrict
);
create index allocation_period_history_of_period on allocations.allocation_period_history (tenant_id, allocation_period_id, version desc, id);
create index allocation_period_history_of_project on allocations.allocation_period_history (tenant_id, project_id, changed_at desc, id);

-- Who was in a security group outlives the group: no reference to it.
create table identity.security_group_member_history (
  tenant_id uuid not null references identity.tenants on delete restrict, id uuid not null default gen_random_uuid(), security_group_member_id uuid not null, group_id uuid not null, user_id uuid not null,
  version integer not null, action text not null, changed_by uuid, changed_at timestamptz(3) not null, removed boolean not null default false, snapshot jsonb not null,
  primary key (tenant_id, id)
);
create index security_group_member_history_of_member on identity.security_group_member_history (tenant_id, security_group_member_id, version desc, id);
create index security_group_member_history_of_group on identity.security_group_member_history (tenant_id, group_id, changed_at desc, id);

-- What stands already has been so since it was made, as far as anyone can tell from here on. Forced row level security binds the owner too.
do $$
declare
  x record;
  tables text[] := array['projects.projects', 'projects.project_history', 'projects.project_members', 'projects.project_resource_managers', 'allocations.allocations', 'allocations.allocation_history',
    'allocations.allocation_periods', 'allocations.resource_shares', 'allocations.resource_share_history', 'allocations.data_shares', 'allocations.data_share_history', 'identity.security_group_members', 'identity.users'];
  forced text[] := array(select c.oid::regclass::text from pg_class c where c.oid = any (tables::regclass[]) and c.relforcerowsecurity);
  t text;
begin
  foreach t in array forced loop execute format('alter table %s no force row level security', t); end loop;
  for x in values ('projects.projects', 'projects.project_history', 'project_id', '', ''), ('allocations.allocations', 'allocations.allocation_history', 'allocation_id', 'project_id,', 'x.project_id,'),
    ('allocations.resource_shares', 'allocations.resource_share_history', 'resource_share_id', 'project_id,', 'x.source_project_id,'), ('allocations.data_shares', 'allocations.data_share_history', 'data_share_id', 'project_id,', 'x.project_id,'),
    ('allocations.allocation_periods', 'allocations.allocation_period_history', 'allocation_period_id', 'project_id,', 'x.project_id,') loop
    execute format('insert into %s (tenant_id, id, %I, %s version, action, changed_at, snapshot) select x.tenant_id, gen_random_uuid(), x.id, %s x.version, ''migrate'', x.created_at, to_jsonb(x) from %s x
      where not exists (select from %s h where h.tenant_id = x.tenant_id and h.%I = x.id)', x.column2, x.column3, x.column4, x.column5, x.column1, x.column2, x.column3);
  end loop;
  insert into projects.project_member_history (tenant_id, project_member_id, project_id, user_id, version, action, changed_at, snapshot)
    select m.tenant_id, m.id, m.project_id, m.user_id, m.version, 'migrate', m.created_at, to_jsonb(m) from projects.project_members m;
  insert into projects.project_resource_manager_history (tenant_id, project_resource_manager_id, project_id, user_id, version, action, changed_at, snapshot)
    select m.tenant_id, m.id, m.project_id, m.user_id, 1, 'migrate', m.created_at, to_jsonb(m) from projects.project_resource_managers m;
  insert into projects.default_project_history (tenant_id, user_id, default_project_id, version, action, changed_at)
    select u.tenant_id, u.id, u.default_project_id, u.version, 'migrate', greatest(u.created_at, p.created_at)
    from identity.users u join projects.projects p on p.tenant_id = u.tenant_id and p.id = u.default_project_id;
  insert into identity.security_group_member_history (tenant_id, security_group_member_id, group_id, user_id, version, action, changed_at, snapshot)
    select m.tenant_id, m.id, m.group_id, m.user_id, 1, 'migrate', m.created_at, to_jsonb(m) from identity.security_group_members m;
  foreach t in array forced loop execute format('alter table %s force row level security', t); end loop;
end $$;
