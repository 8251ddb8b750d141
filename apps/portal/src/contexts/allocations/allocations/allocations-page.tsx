import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { DataGrid } from '@tenure/ui/data-grid'
import { readSort, sortText } from '@tenure/ui/grid-column'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { Suspense, useState } from 'react'
import { AllocationsPageDocument } from '../../../graphql/generated/allocations-page.ts'
import { usePages } from '../../../graphql/use-pages.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { allocationColumns } from './allocation-columns.tsx'
import { AllocationsEmpty } from './allocations-empty.tsx'
import { AllocationsFilters } from './allocations-filters.tsx'
import { AllocationsHeader } from './allocations-header.tsx'
import { type AllocationsSearch, filterOf, orderOf } from './allocations-search.ts'
import { useMayGrant } from './use-may-grant.ts'
import { VerbDialogs } from './verb-dialogs.tsx'

const GrantAllocation = lazyPart(() => import('./grant-allocation.tsx'), 'GrantAllocation')

// Beside a peek there is room for what tells rows apart; the peek itself shows the rest.
const hiddenBesidePeek = ['PI', 'MODEL', 'unit']
const none: readonly string[] = []

/** Every allocation this person may see. Filters, order and peek live in the address. */
export function AllocationsPage() {
  const search = useSearch({ from: '/in/allocations' })
  const navigate = useNavigate({ from: '/allocations' })
  const [isGranting, setGranting] = useState(false)
  const mayGrant = useMayGrant()
  const sort = readSort(search.sort ?? 'PROJECT')
  const { rows, totalCount, isLoading, more, error, retry } = usePages({
    document: AllocationsPageDocument,
    variables: { filter: filterOf(search), orderBy: orderOf(sort) },
    connection: (data) => data.allocations,
  })
  const change = (next: Partial<Record<keyof AllocationsSearch, string | undefined>>) =>
    void navigate({
      // What is emptied leaves the address.
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...next }).filter(([, value]) => value)),
      replace: true,
    })
  const grant = mayGrant && (
    <Button tone="primary" onPress={() => setGranting(true)}>
      New allocation
    </Button>
  )
  return (
    <VerbDialogs>
      <Page isGrid>
        <title>Allocations · Tenure</title>
        <AllocationsHeader {...{ search, totalCount, change, grant }} />
        <AllocationsFilters search={search} change={change} />
        {error && <ReadFailed error={error} onRetry={retry} />}
        <DataGrid
          label="Allocations"
          columns={allocationColumns}
          rows={rows}
          rowId={({ id }) => id}
          sort={sort}
          onSortChange={(next) => change({ sort: sortText(next) })}
          onEndReached={more}
          onOpen={({ id }) => void navigate({ search: (before) => ({ ...before, peek: id }) })}
          hiddenColumns={search.peek === undefined ? none : hiddenBesidePeek}
          isLoading={isLoading}
          empty={error ? null : <AllocationsEmpty search={search} change={change} />}
        />
        <Suspense>{isGranting && <GrantAllocation onClose={() => setGranting(false)} />}</Suspense>
      </Page>
    </VerbDialogs>
  )
}
