import { Button } from '@tenure/ui/button'
import { LateDateField, LateSelect } from '@tenure/ui/late-fields'
import { useQuery } from 'urql'
import { ResourceTypeOptionsDocument } from '../../../graphql/generated/resource-type-options.ts'
import { optionsOf, stateWords } from '../words.ts'
import type { AllocationsSearch } from './allocations-search.ts'

interface AllocationsFiltersProps {
  readonly search: AllocationsSearch
  readonly change: (next: Partial<Record<keyof AllocationsSearch, string | undefined>>) => void
}

const inLine =
  'flex-row! items-center gap-2! [&>:first-child]:text-dim [&>:first-child]:font-normal [&>:first-child]:whitespace-nowrap'
const states = [{ id: 'ALL', name: 'Any' }, ...optionsOf(stateWords)]

/** The finer filters, in one line; the line scrolls where it is narrow. */
export function AllocationsFilters({ search, change }: AllocationsFiltersProps) {
  const [{ data }] = useQuery({ query: ResourceTypeOptionsDocument })
  const types = (data?.resourceTypes ?? []).map(({ id, name }) => ({ id, name }))
  const isFiltered = [search.type, search.state, search.endsBy, search.pi].some(Boolean)
  return (
    <div
      role="group"
      aria-label="Filters"
      className="flex shrink-0 items-center gap-x-5 gap-y-2 overflow-x-auto py-0.5 off-paper *:shrink-0"
    >
      <LateSelect
        label="Resource"
        className={inLine}
        options={[{ id: 'ALL', name: 'Any' }, ...types]}
        value={search.type ?? 'ALL'}
        onChange={(type) => change({ type: type === 'ALL' ? undefined : type })}
      />
      <LateSelect
        label="State"
        className={inLine}
        options={states}
        value={search.state ?? 'ALL'}
        onChange={(state) => change({ state: state === 'ALL' ? undefined : state })}
      />
      <LateDateField
        label="Ends by"
        className={inLine}
        value={search.endsBy ?? ''}
        onChange={(endsBy) => change({ endsBy: endsBy || undefined })}
      />
      {isFiltered && (
        <Button
          tone="quiet"
          onPress={() => change({ type: undefined, state: undefined, endsBy: undefined, pi: undefined })}
        >
          Clear filters
        </Button>
      )}
    </div>
  )
}
