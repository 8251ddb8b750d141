-- Forced row level security binds whoever migrates, unless it is a superuser: the role with a policy for it writes.
set local role tenure_authz;
insert into identity.tenants (id, name, slug, settings, tier)
values ('00000000-0000-0000-0000-000000000000', 'System', 'system', '{"is_system": true}', 'ENTERPRISE')
on conflict (id) do nothing;

-- The permissions of a role are these, at every replay; apps/api/src/contexts/identity/permissions.ts is their catalogue, and a test compares the two.
insert into identity.roles (tenant_id, id, name, description, permissions, is_system_role) values
  ('00000000-0000-0000-0000-000000000000', '00000000-0000-7000-8000-000000000001', 'admin', 'Full administrator of the tenant: every permission.',
    '["dataset:create", "dataset:read", "dataset:update", "dataset:delete", "version:create", "version:read", "version:delete", "schema:create", "schema:read", "schema:update", "tenant:update", "team:update", "user:create", "user:read", "user:update", "user:delete", "user:attest", "user:impersonate", "role:create", "role:read", "role:update", "role:delete", "security_group:create", "security_group:read", "security_group:update", "identity_provider:update", "audit:read", "audit:export", "project:create", "project:read", "project:update", "project:delete", "resource_type:create", "resource_type:update", "allocation:create", "allocation:read", "allocation:update", "request:decide", "resource_share:read", "resource_share:update", "data_share:read", "data_share:update", "usage:record", "usage:check", "billing:manage", "billing:view", "facility:import", "facility:export"]', true),
  ('00000000-0000-0000-0000-000000000000', '00000000-0000-7000-8000-000000000002', 'data_scientist', 'Works with datasets and their schemas.',
    '["dataset:create", "dataset:read", "dataset:update", "version:create", "version:read", "schema:read"]', true),
  ('00000000-0000-0000-0000-000000000000', '00000000-0000-7000-8000-000000000003', 'viewer', 'Reads datasets and their versions.',
    '["dataset:read", "version:read", "schema:read"]', true),
  ('00000000-0000-0000-0000-000000000000', '00000000-0000-7000-8000-000000000004', 'auditor', 'Reads everything and the audit log; changes nothing.',
    '["dataset:read", "version:read", "audit:read", "audit:export", "user:read", "role:read", "schema:read", "security_group:read", "project:read", "allocation:read", "resource_share:read", "data_share:read", "billing:view", "facility:export"]', true),
  ('00000000-0000-0000-0000-000000000000', '00000000-0000-7000-8000-000000000005', 'resource_manager', 'Keeps the facility''s projects, allocations and sharing rules.',
    '["project:create", "project:read", "project:update", "project:delete", "resource_type:create", "resource_type:update", "allocation:create", "allocation:read", "allocation:update", "request:decide", "resource_share:read", "resource_share:update", "data_share:read", "data_share:update", "usage:record", "usage:check", "billing:manage", "billing:view", "user:read", "user:create", "security_group:create", "security_group:read", "security_group:update", "facility:import", "facility:export"]', true),
  ('00000000-0000-0000-0000-000000000000', '00000000-0000-7000-8000-000000000006', 'data_steward', 'Decides who may reach data, and keeps schemas.',
    '["dataset:read", "version:read", "schema:create", "schema:read", "schema:update", "data_share:read", "data_share:update", "security_group:create", "security_group:read", "security_group:update", "user:read"]', true),
  ('00000000-0000-0000-0000-000000000000', '00000000-0000-7000-8000-000000000007', 'pi', 'Owns projects.',
    '["project:create", "user:read"]', true)
on conflict (tenant_id, id) do update set description = excluded.description, permissions = excluded.permissions
  where (identity.roles.description, identity.roles.permissions) is distinct from (excluded.description, excluded.permissions);
