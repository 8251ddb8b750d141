import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { FilterField } from '@tenure/ui/filter-field'
import { readSort, sortText } from '@tenure/ui/grid-column'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { showCount } from '@tenure/ui/show-count'
import { Suspense, useState } from 'react'
import { PeoplePageDocument } from '../../../graphql/generated/people-page.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import { usePages } from '../../../graphql/use-pages.ts'
import { PeopleFilters } from './people-filters.tsx'
import { filterOf, orderOf, readPeopleSearch } from './people-search.ts'
import { personColumns } from './person-columns.tsx'

const InvitePerson = lazyPart(() => import('./invite-person.tsx'), 'InvitePerson')

/** Everyone of the institution, with their roles. */
export function PeoplePage() {
  const address = useSearch({ from: '/in/people' })
  const navigate = useNavigate({ from: '/people' })
  const [isInviting, setInviting] = useState(false)
  const mayInvite = useMay('user:create')
  const sort = readSort(address.sort ?? 'NAME')
  const { rows, totalCount, isLoading, more, error, retry } = usePages({
    document: PeoplePageDocument,
    variables: { filter: filterOf(address), orderBy: orderOf(sort) },
    connection: (data) => data.users,
  })
  const change = (next: Record<string, string | undefined>) =>
    void navigate({ search: ({ peek: _peek, ...before }) => readPeopleSearch({ ...before, ...next }), replace: true })
  return (
    <Page isGrid>
      <title>People · Tenure</title>
      <PageHeader
        title="People"
        lead={totalCount === undefined ? ' ' : showCount(totalCount, 'person', 'people')}
        actions={
          <>
            <FilterField
              label="Filter by name, e-mail"
              value={address.search ?? ''}
              onChange={(text) => change({ search: text || undefined })}
            />
            {mayInvite && (
              <Button tone="primary" onPress={() => setInviting(true)}>
                Invite
              </Button>
            )}
          </>
        }
      />
      <PeopleFilters search={address} change={change} />
      {error && <ReadFailed error={error} onRetry={retry} />}
      <DataGrid
        label="People"
        columns={personColumns}
        rows={rows}
        rowId={({ id }) => id}
        sort={sort}
        onSortChange={(next) => change({ sort: sortText(next) })}
        onEndReached={more}
        onOpen={({ id }) => void navigate({ search: (before) => ({ ...before, peek: id }) })}
        isLoading={isLoading}
        empty={error ? null : <EmptyState>Nobody fits these filters.</EmptyState>}
      />
      <Suspense>{isInviting && <InvitePerson onClose={() => setInviting(false)} />}</Suspense>
    </Page>
  )
}
