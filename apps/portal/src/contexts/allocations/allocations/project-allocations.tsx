import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { showCount } from '@tenure/ui/show-count'
import { Skeleton } from '@tenure/ui/skeleton'
import { Table } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { ProjectAllocationsDocument } from '../../../graphql/generated/project-allocations.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { projectAllocationColumns } from './project-allocation-columns.tsx'
import { VerbDialogs } from './verb-dialogs.tsx'

const AskForMore = lazyPart(() => import('../requests/ask-for-more.tsx'), 'AskForMore')
const GrantAllocation = lazyPart(() => import('./grant-allocation.tsx'), 'GrantAllocation')

/** What a project was granted, and what can be done to each grant. */
export function ProjectAllocations({ projectId }: { readonly projectId: string }) {
  const [{ data, error }, again] = useQuery({ query: ProjectAllocationsDocument, variables: { id: projectId } })
  const [isGranting, setGranting] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const project = data?.project
  if (!project)
    return error ? (
      <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  const { totalCount, edges } = project.allocations
  const rows = edges.map(({ node }) => node)
  const { grantAllocation, ask } = project.viewerCan
  const acts = (grantAllocation || ask) && (
    <>
      {ask && (
        <Button {...(!grantAllocation && { tone: 'primary' })} onPress={() => setAsking(true)}>
          Ask for more
        </Button>
      )}
      {grantAllocation && (
        <Button tone="primary" onPress={() => setGranting(true)}>
          New allocation
        </Button>
      )}
    </>
  )
  return (
    <VerbDialogs>
      <Card
        title="Allocations"
        lead={rows.length === 0 ? undefined : showCount(totalCount ?? rows.length, 'allocation')}
        actions={rows.length === 0 ? undefined : acts}
      >
        {rows.length === 0 ? (
          <EmptyState action={acts && <span className="inline-flex gap-2">{acts}</span>}>
            Nothing is granted to {project.name} yet.
          </EmptyState>
        ) : (
          <Table label="Allocations" rows={rows} rowId={({ id }) => id} columns={projectAllocationColumns} />
        )}
      </Card>
      <Suspense>
        {isGranting && <GrantAllocation project={project} onClose={() => setGranting(false)} />}
        {isAsking && <AskForMore project={project} onClose={() => setAsking(false)} />}
      </Suspense>
    </VerbDialogs>
  )
}
