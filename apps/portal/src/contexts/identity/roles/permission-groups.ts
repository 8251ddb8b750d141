interface Named {
  readonly name: string
}

/** Permissions by what they are of, in the catalogue's order: 'user:read' is of 'user'. */
export function grouped<Permission extends Named>(
  permissions: readonly Permission[],
): readonly (readonly [string, readonly Permission[]])[] {
  const groups = new Map<string, Permission[]>()
  for (const permission of permissions) {
    const resource = permission.name.slice(0, permission.name.indexOf(':'))
    groups.set(resource, [...(groups.get(resource) ?? []), permission])
  }
  return [...groups]
}

const plurals: Readonly<Record<string, string>> = {
  user: 'People',
  audit: 'Audit log',
  usage: 'Use',
  facility: 'Facility files',
  tenant: 'Institution',
  version: 'Dataset versions',
  resource_share: 'Sharing rules',
}

/** What permissions are of, in words: 'security_group' is 'Security groups'. */
export function resourceName(resource: string): string {
  const words = resource.replaceAll('_', ' ')
  return plurals[resource] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}s`
}
