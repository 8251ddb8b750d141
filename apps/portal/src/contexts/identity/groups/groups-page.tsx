import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '@tenure/ui/button'
import { DataGrid } from '@tenure/ui/data-grid'
import { EmptyState } from '@tenure/ui/empty-state'
import { FilterField } from '@tenure/ui/filter-field'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Page } from '@tenure/ui/page'
import { PageHeader } from '@tenure/ui/page-header'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { showCount } from '@tenure/ui/show-count'
import { Suspense, useState } from 'react'
import { GroupsPageDocument } from '../../../graphql/generated/groups-page.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { useMay } from '../../../graphql/use-may.ts'
import { usePages } from '../../../graphql/use-pages.ts'
import { groupColumns } from './group-columns.tsx'
import { readGroupsSearch } from './groups-search.ts'

const SyncGroups = lazyPart(() => import('./sync-groups.tsx'), 'SyncGroups')
const SyncDirectories = lazyPart(() => import('./sync-directories.tsx'), 'SyncDirectories')
const CreateGroup = lazyPart(() => import('./create-group.tsx'), 'CreateGroup')

const sources = [
  { id: 'ALL', name: 'All' },
  { id: 'LOCAL', name: 'Kept here' },
  { id: 'DIRECTORY', name: 'In a directory' },
]

/** Every security group of the institution: who keeps it, how many belong to it, what it opens. */
export function GroupsPage() {
  const { search, source } = useSearch({ from: '/in/groups' })
  const navigate = useNavigate({ from: '/groups' })
  const mayCreate = useMay('security_group:create')
  const maySync = useMay('security_group:update')
  const [isCreating, setCreating] = useState(false)
  const [syncing, setSyncing] = useState<'file' | 'directory'>()
  const { rows, totalCount, isLoading, more, error, retry } = usePages({
    document: GroupsPageDocument,
    variables: { filter: { search: search ?? null, source: source ?? null } },
    connection: (data) => data.securityGroups,
  })
  const change = (next: Record<string, string | undefined>) =>
    void navigate({ search: ({ peek: _peek, ...before }) => readGroupsSearch({ ...before, ...next }), replace: true })
  const open = (peek: string) => void navigate({ search: (before) => ({ ...before, peek }) })
  return (
    <Page isGrid>
      <title>Groups · Tenure</title>
      <PageHeader
        title="Groups"
        lead={totalCount === undefined ? ' ' : showCount(totalCount, 'security group')}
        actions={
          <>
            <FilterField
              label="Filter by name"
              value={search ?? ''}
              onChange={(text) => change({ search: text || undefined })}
            />
            {maySync && <Button onPress={() => setSyncing('directory')}>Sync from a directory</Button>}
            {maySync && <Button onPress={() => setSyncing('file')}>Sync from a file</Button>}
            {mayCreate && (
              <Button tone="primary" onPress={() => setCreating(true)}>
                New group
              </Button>
            )}
          </>
        }
      />
      <div className="flex shrink-0">
        <SegmentedControl
          label="Whose members are kept"
          options={sources}
          value={source ?? 'ALL'}
          onChange={(id) => change({ source: id === 'ALL' ? undefined : id })}
        />
      </div>
      {error && <ReadFailed error={error} onRetry={retry} />}
      <DataGrid
        label="Groups"
        columns={groupColumns}
        rows={rows}
        rowId={({ id }) => id}
        onEndReached={more}
        onOpen={({ id }) => open(id)}
        isLoading={isLoading}
        empty={error ? null : <EmptyState>No group fits these filters.</EmptyState>}
      />
      <Suspense>
        {syncing === 'file' && <SyncGroups onClose={() => setSyncing(undefined)} onDone={retry} />}
        {syncing === 'directory' && <SyncDirectories onClose={() => setSyncing(undefined)} onDone={retry} />}
        {isCreating && (
          <CreateGroup
            onClose={() => setCreating(false)}
            onDone={(id) => {
              retry()
              open(id)
            }}
          />
        )}
      </Suspense>
    </Page>
  )
}
