import { Button } from '@tenure/ui/button'
import { LateSelect as Select } from '@tenure/ui/late-fields'
import { useQuery } from 'urql'
import { RolesDocument } from '../../../graphql/generated/roles.ts'
import { type PeopleSearch, statusWords } from './people-search.ts'
import { roleName } from './role-name.ts'

interface PeopleFiltersProps {
  readonly search: PeopleSearch
  readonly change: (next: {
    readonly role?: string | undefined
    readonly status?: string | undefined
    readonly which?: string | undefined
  }) => void
}

const inLine = 'flex-row! items-center gap-2! [&>:first-child]:text-dim [&>:first-child]:font-normal'
const any = { id: 'ALL', name: 'Any' }
const statuses = [any, ...Object.entries(statusWords).map(([id, name]) => ({ id, name }))]

/** The finer filters, in one line. */
export function PeopleFilters({ search, change }: PeopleFiltersProps) {
  const [{ data }] = useQuery({ query: RolesDocument })
  const roles = [any, ...(data?.roles ?? []).map(({ name }) => ({ id: name, name: roleName(name) }))]
  return (
    <div
      role="group"
      aria-label="Filters"
      className="flex shrink-0 items-center gap-x-5 overflow-x-auto py-0.5 off-paper *:shrink-0"
    >
      <Select
        label="Role"
        className={inLine}
        options={roles}
        value={search.role ?? 'ALL'}
        onChange={(role) => change({ role: role === 'ALL' ? undefined : role })}
      />
      <Select
        label="Status"
        className={inLine}
        options={statuses}
        value={search.status ?? 'ALL'}
        onChange={(status) => change({ status: status === 'ALL' ? undefined : status })}
      />
      <Select
        label="Show"
        className={inLine}
        options={[
          { id: 'HERE', name: 'Who is here' },
          { id: 'archived', name: 'Archived' },
        ]}
        value={search.which ?? 'HERE'}
        onChange={(which) => change({ which: which === 'HERE' ? undefined : which })}
      />
      {(search.role ?? search.status) !== undefined && (
        <Button tone="quiet" onPress={() => change({ role: undefined, status: undefined })}>
          Clear filters
        </Button>
      )}
    </div>
  )
}
