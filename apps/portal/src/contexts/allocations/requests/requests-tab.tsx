import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { showCount } from '@tenure/ui/show-count'
import { Skeleton } from '@tenure/ui/skeleton'
import { Table, type TableColumn } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { ProjectRequestsDocument } from '../../../graphql/generated/project-requests.ts'
import type { AllocationRequestRowFragment } from '../../../graphql/generated/request-row.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { useProjectId } from '../use-project-id.ts'
import { RequestLink } from './request-columns.tsx'
import { requestKindWords } from './request-words.ts'
import { StateBadge } from './state-badge.tsx'

const AskForMore = lazyPart(() => import('./ask-for-more.tsx'), 'AskForMore')

const columns: readonly TableColumn<AllocationRequestRowFragment>[] = [
  { id: 'what', header: 'Asked for', cell: (request) => <RequestLink request={request} /> },
  { id: 'kind', header: 'Kind', cell: ({ kind }) => requestKindWords[kind] },
  { id: 'state', header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { id: 'askedBy', header: 'Asked by', cell: ({ askedBy }) => askedBy.fullName },
  { id: 'changed', header: 'Changed', cell: ({ updatedAt }) => showDay(updatedAt) },
]

/** What a project asked for, and where that stands. */
export function RequestsTab() {
  const [{ data, error }, again] = useQuery({
    query: ProjectRequestsDocument,
    variables: { id: useProjectId() },
    requestPolicy: 'cache-and-network',
  })
  const [isAsking, setAsking] = useState(false)
  const project = data?.project
  if (!project)
    return error ? (
      <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  const rows = project.requests.edges.map(({ node }) => node)
  const ask = project.viewerCan.ask && (
    <Button tone="primary" onPress={() => setAsking(true)}>
      Ask for more
    </Button>
  )
  return (
    <>
      <Card
        title="Requests"
        lead={rows.length === 0 ? undefined : showCount(project.requests.totalCount ?? rows.length, 'request')}
        actions={rows.length === 0 ? undefined : ask}
      >
        {rows.length === 0 ? (
          <EmptyState action={ask}>{project.name} has asked for nothing yet.</EmptyState>
        ) : (
          <Table label="Requests" rows={rows} rowId={({ id }) => id} columns={columns} />
        )}
      </Card>
      <Suspense>{isAsking && <AskForMore project={project} onClose={() => setAsking(false)} />}</Suspense>
    </>
  )
}
