import type { GridSort } from '@tenure/ui/grid-column'
import type { UserFilter, UserOrder } from '../../../graphql/generated/people-page.ts'

const statuses = ['ACTIVE', 'SUSPENDED', 'PENDING_VERIFICATION', 'LOCKED'] as const
const columns = ['NAME', 'LAST_LOGIN_AT', 'CREATED_AT'] as const

/** What the address of the list of people says. */
export interface PeopleSearch {
  readonly search?: string
  /** A role's name. */
  readonly role?: string
  readonly status?: (typeof statuses)[number]
  /** Those who were put away, instead of those who are here. */
  readonly which?: 'archived'
  readonly sort?: string
}

/** Reads an address; what makes no sense in it falls out. */
export function readPeopleSearch({ search, role, status, which, sort }: Record<string, unknown>): PeopleSearch {
  const known = statuses.find((one) => one === status)
  return {
    ...(typeof search === 'string' && search && { search }),
    ...(typeof role === 'string' && role && { role }),
    ...(known && { status: known }),
    ...(which === 'archived' && { which }),
    ...(typeof sort === 'string' && { sort }),
  }
}

/** What the API is asked for. */
export function filterOf({ search, role, status, which }: PeopleSearch): UserFilter {
  return { search: search ?? null, role: role ?? null, status: status ?? null, isArchived: which === 'archived' }
}

/** In which order; by name where the address names no column. */
export function orderOf({ column, direction }: GridSort): UserOrder {
  const field = columns.find((one) => one === column) ?? 'NAME'
  return { field, direction: direction === 'descending' ? 'DESC' : 'ASC' }
}

/** What a person's status is called. */
export const statusWords: Readonly<Record<(typeof statuses)[number], string>> = {
  ACTIVE: 'Active',
  SUSPENDED: 'Suspended',
  PENDING_VERIFICATION: 'Not yet confirmed',
  LOCKED: 'Locked',
}
