import { expect, test } from 'vitest'
import { doctor } from '../src/doctor/doctor.ts'
import { connect, emptyDatabase } from './server/fresh.ts'

/** Tables as a facility might have drawn them up: no wall, no trail, every usual mistake. */
const drawnUp = `
  create type allocation_model_enum as enum ('subscription', 'condo');
  create table tenants (id uuid primary key default gen_random_uuid(), name varchar(255) not null, slug varchar(100) not null unique, created_at timestamptz not null default now());
  create table users (id uuid primary key default gen_random_uuid(), tenant_id uuid not null references tenants (id) on delete cascade, email varchar(255) not null,
    hashed_password text, status varchar(50) not null default 'active', created_at timestamptz not null default now(), unique (tenant_id, email));
  create table roles (id uuid primary key, tenant_id uuid not null references tenants (id) on delete cascade, name varchar(100) not null, created_by uuid references users (id));
  create table user_roles (user_id uuid not null references users (id), role_id uuid not null references roles (id), primary key (user_id, role_id));
  create table projects (id serial primary key, tenant_id uuid not null references tenants (id), name text not null, pi_owner_id uuid not null references users (id));
  create table allocations (id serial primary key, project_id integer not null references projects (id) on delete cascade, allocation_model allocation_model_enum not null,
    quantity numeric not null, price double precision, period_start timestamptz not null);
  alter table users enable row level security;
  create policy tenant_isolation_users on users using (tenant_id = current_setting('app.current_tenant_id', true)::uuid);
  create function has_permission(p_user uuid, p_permission text) returns boolean language sql stable security definer as 'select true';
  create view people as select * from users;
  create materialized view dashboard as select count(*) from projects;
  grant select on dashboard, users to public`

test('the doctor has much to say of a schema without a wall', async () => {
  const url = await emptyDatabase()
  const client = await connect(url)
  await client.query(drawnUp)
  const findings = await doctor(url)
  const said = (number: number) => findings.filter((finding) => finding.number === number).map(({ object }) => object)
  expect(said(1)).toEqual(['public.allocations', 'public.tenants', 'public.user_roles'])
  expect(said(2)).toEqual(['public.projects', 'public.roles', 'public.users'])
  expect(said(3)).toContain('public.projects.projects_pi_owner_id_fkey')
  expect(said(4)).toHaveLength(6)
  expect(said(5)).toHaveLength(6)
  expect(said(6)).toEqual(['public.users.tenant_isolation_users'])
  expect(said(7)).toEqual(['public.users.tenant_isolation_users'])
  expect(said(8)).toContain('public.allocations.allocations_project_id_fkey')
  expect(said(11)).toEqual(['audit.audit_logs'])
  expect(said(13)).toEqual(['audit.column_marks'])
  expect(said(20)).toEqual(['public.allocations.allocation_model'])
  expect(said(21)).toEqual(['public.users.status'])
  expect(said(22)).toHaveLength(3)
  expect(said(23)).toEqual(['public.allocations.price', 'public.allocations.quantity'])
  for (const number of [30, 31, 32]) expect(said(number)).toEqual(['has_permission(uuid,text)'])
  expect(said(33)).toEqual(['public.people'])
  expect(said(34)).toEqual(['public.dashboard'])
  expect(said(45)).toEqual(['public.dashboard', 'public.users'])
  expect(said(46)).toContain('public.users.hashed_password')
  expect(said(50)).toEqual(['ctx.signing_keys'])
  expect(findings.length).toBeGreaterThan(50)
})
