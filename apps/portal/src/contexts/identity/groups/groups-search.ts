/** What the address of the list of groups says. */
export interface GroupsSearch {
  readonly search?: string
  readonly source?: 'LOCAL' | 'DIRECTORY'
}

/** Reads an address; what makes no sense in it falls out. */
export function readGroupsSearch({ search, source }: Record<string, unknown>): GroupsSearch {
  return {
    ...(typeof search === 'string' && search && { search }),
    ...((source === 'LOCAL' || source === 'DIRECTORY') && { source }),
  }
}
