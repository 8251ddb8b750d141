/** Every permission there is, as `<resource>:<action>`, each with the sentence shown to administrators. The one catalogue. */
export const permissions = {
  'dataset:create': 'Create datasets.',
  'dataset:read': 'See datasets.',
  'dataset:update': 'Change datasets.',
  'dataset:delete': 'Remove or archive datasets.',
  'version:create': 'Create dataset versions.',
  'version:read': 'See dataset versions.',
  'version:delete': 'Remove or archive dataset versions.',
  'schema:create': 'Create schemas.',
  'schema:read': 'See schemas.',
  'schema:update': 'Change schemas.',
  'tenant:update': "Change the tenant's settings.",
  'team:update': 'Change teams.',
  'user:create': 'Create people.',
  'user:read': 'See people.',
  'user:update': 'Change people.',
  'user:delete': 'Remove or archive people.',
  'user:attest': 'Attest that people may work under export control (ITAR).',
  'user:impersonate': 'See Tenure as another person sees it, for support: read only, with a reason, on the record.',
  'role:create': 'Create roles and their grants.',
  'role:read': 'See roles and their grants.',
  'role:update': 'Change roles and their grants.',
  'role:delete': 'Remove or archive roles and their grants.',
  'security_group:create': 'Create security groups and their members.',
  'security_group:read': 'See security groups and their members.',
  'security_group:update': 'Change security groups and their members.',
  'identity_provider:update': 'Change how people sign in: identity providers, and who needs a second factor.',
  'audit:read': 'See the audit log.',
  'audit:export': 'Export the audit log with its proof.',
  'project:create': 'Create projects.',
  'project:read': 'See projects of the whole facility.',
  'project:update': 'Change projects of the whole facility.',
  'project:delete': 'Remove or archive projects of the whole facility.',
  'resource_type:create': 'Create resource types.',
  'resource_type:update': 'Change resource types.',
  'allocation:create': 'Create allocations of the whole facility.',
  'allocation:read': 'See allocations of the whole facility.',
  'allocation:update': 'Change allocations of the whole facility.',
  'request:decide': 'See and decide requests for allocations.',
  'resource_share:read': 'See sharing rules of the whole facility.',
  'resource_share:update': 'Change sharing rules of the whole facility.',
  'data_share:read': 'See data shares of the whole facility.',
  'data_share:update': 'Change data shares of the whole facility.',
  'usage:record': 'Record use against allocations.',
  'usage:check': 'Ask whether work may start: what is left to a project of a resource.',
  'billing:manage': 'Set prices and discounts, issue statements, enter credits and corrections.',
  'billing:view': 'See statements of the whole facility.',
  'facility:import': "Import the facility's people, projects, allocations and shares.",
  'facility:export': "Export the facility's people, projects, allocations and shares.",
} as const

export type Permission = keyof typeof permissions

/** Whether a string names a permission of the catalogue. */
export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name)
}

/** The roles every tenant has, as the vocabulary installs them. */
export const systemRoles = [
  'admin',
  'data_scientist',
  'viewer',
  'auditor',
  'resource_manager',
  'data_steward',
  'pi',
] as const
export type SystemRole = (typeof systemRoles)[number]
