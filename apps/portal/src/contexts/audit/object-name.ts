const names: Readonly<Record<string, string>> = {
  projects: 'Project',
  project_members: 'Project member',
  project_resource_managers: 'Resource manager',
  allocations: 'Allocation',
  allocation_periods: 'Allocation period',
  draws: 'Draw',
  resource_types: 'Resource type',
  resource_shares: 'Resource share',
  data_shares: 'Data share',
  users: 'Person',
  user_roles: 'Role of a person',
  roles: 'Role',
  teams: 'Team',
  tenants: 'Institution',
  sessions: 'Session',
  api_tokens: 'API token',
  api_token_networks: 'Network of a token',
  saved_views: 'Saved view',
  notifications: 'Notice',
  notification_preferences: 'Preference for notices',
  calendar_links: 'Calendar address',
  security_groups: 'Security group',
  security_group_members: 'Group member',
  facility: 'Facility',
}

/** What a table holds, in one noun: 'resource_shares' → 'Resource share'. */
export function objectName(table: string): string {
  return names[table] ?? table.replaceAll('_', ' ')
}

/** Every kind of thing that changes are recorded of, as options. */
export const objectOptions = Object.entries(names).map(([id, name]) => ({ id, name }))
