import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { FilterField } from '@tenure/ui/filter-field'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { showCount } from '@tenure/ui/show-count'
import { Suspense, useState } from 'react'
import { RequestsPageDocument } from '../../../graphql/generated/requests-page.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { usePages } from '../../../graphql/use-pages.ts'
import { requestColumns } from './request-columns.tsx'
import { RequestsFilters } from './requests-filters.tsx'
import { requestFilter } from './requests-search.ts'

const AskForMore = lazyPart(() => import('./ask-for-more.tsx'), 'AskForMore')

/** Every request this person may see: what waits for them first, if they want. */
export function RequestsPage() {
  const search = useSearch({ from: '/in/requests' })
  const navigate = useNavigate({ from: '/requests' })
  const [isAsking, setAsking] = useState(false)
  const { rows, totalCount, isLoading, more, error, retry } = usePages({
    document: RequestsPageDocument,
    variables: { filter: requestFilter(search) },
    connection: (data) => data.requests,
  })
  const change = (next: object) =>
    void navigate({
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined && value !== ''),
        ),
      replace: true,
    })
  const isFiltered = Object.values(search).some(Boolean)
  return (
    <Page isGrid>
      <title>Requests · Tenure</title>
      <PageHeader
        title="Requests"
        lead={totalCount === undefined ? ' ' : showCount(totalCount, 'request')}
        actions={
          <>
            <FilterField
              label="Filter requests"
              value={search.search ?? ''}
              onChange={(text) => change({ search: text })}
            />
            <Button tone="primary" onPress={() => setAsking(true)}>
              Ask for more
            </Button>
          </>
        }
      />
      <RequestsFilters search={search} change={change} />
      {error && <ReadFailed error={error} onRetry={retry} />}
      <DataGrid
        label="Requests"
        columns={requestColumns}
        rows={rows}
        rowId={({ id }) => id}
        onEndReached={more}
        onOpen={({ id }) => void navigate({ search: (before) => ({ ...before, peek: id }) })}
        isLoading={isLoading}
        empty={
          error ? null : (
            <EmptyState>
              {isFiltered
                ? 'No request fits these filters.'
                : 'Nothing was asked for yet. Ask for more where you edit a project; drafts are seen by its people alone.'}
            </EmptyState>
          )
        }
      />
      <Suspense>{isAsking && <AskForMore onClose={() => setAsking(false)} />}</Suspense>
    </Page>
  )
}
