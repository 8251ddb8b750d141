import { useNavigate, useSearch } from '@tanstack/react-router'
import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { FilterField } from '@tenure/ui/filter-field'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { showCount } from '@tenure/ui/show-count'
import { DataSharesPageDocument } from '../../../graphql/generated/data-shares-page.ts'
import { usePages } from '../../../graphql/use-pages.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { dataShareColumns } from './data-share-columns.tsx'
import { DataShareDialogs } from './data-share-dialogs.tsx'

/** Every data share this person may see. */
export function DataSharesPage() {
  const { search = '' } = useSearch({ from: '/in/data-shares' })
  const navigate = useNavigate({ from: '/data-shares' })
  const { rows, totalCount, isLoading, more, error, retry } = usePages({
    document: DataSharesPageDocument,
    variables: { search: search || null },
    connection: (data) => data.dataShares,
  })
  const filter = (text: string) =>
    void navigate({
      search: ({ search: _search, ...rest }) => (text ? { ...rest, search: text } : rest),
      replace: true,
    })
  return (
    <DataShareDialogs>
      <Page isGrid>
        <title>Data shares · Tenure</title>
        <PageHeader
          title="Data shares"
          lead={totalCount === undefined ? ' ' : showCount(totalCount, 'data share')}
          actions={<FilterField label="Filter by name" value={search} onChange={filter} />}
        />
        {error && <ReadFailed error={error} onRetry={retry} />}
        <DataGrid
          label="Data shares"
          columns={dataShareColumns}
          rows={rows}
          rowId={({ id }) => id}
          onEndReached={more}
          onOpen={({ id }) => void navigate({ search: (before) => ({ ...before, peek: id }) })}
          isLoading={isLoading}
          empty={
            error ? null : (
              <EmptyState>
                {search
                  ? `No data share fits “${search}”.`
                  : 'There is no data share that you may see. One is carved from a storage allocation, on its project’s page.'}
              </EmptyState>
            )
          }
        />
      </Page>
    </DataShareDialogs>
  )
}
