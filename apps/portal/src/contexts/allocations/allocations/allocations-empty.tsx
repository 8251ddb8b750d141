import { Button } from '@tenure/ui/button'
import { EmptyState } from '@tenure/ui/empty-state'
import type { AllocationsSearch } from './allocations-search.ts'

interface AllocationsEmptyProps {
  readonly search: AllocationsSearch
  readonly change: (next: Partial<Record<keyof AllocationsSearch, string | undefined>>) => void
}

const nothing = {
  search: undefined,
  model: undefined,
  state: undefined,
  type: undefined,
  pi: undefined,
  endsBy: undefined,
}

/** Why the list is empty, and the way out. */
export function AllocationsEmpty({ search: { sort: _sort, ...filters }, change }: AllocationsEmptyProps) {
  const isFiltered = Object.keys(nothing).some((key) => key in filters)
  if (!isFiltered)
    return <EmptyState>Nothing is granted yet. “New allocation” grants a project its first resource.</EmptyState>
  return (
    <EmptyState action={<Button onPress={() => change(nothing)}>Clear all filters</Button>}>
      No allocation fits these filters.
    </EmptyState>
  )
}
