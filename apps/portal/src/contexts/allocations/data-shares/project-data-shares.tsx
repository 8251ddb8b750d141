import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Skeleton } from '@tenure/ui/skeleton'
import { Table } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { useQuery } from 'urql'
import { ProjectDataSharesDocument } from '../../../graphql/generated/project-data-shares.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { DataShareDialogs } from './data-share-dialogs.tsx'
import { projectDataShareColumns } from './project-data-share-columns.tsx'

const CarveDataShare = lazyPart(() => import('./carve-data-share.tsx'), 'CarveDataShare')

/** The data shares of a project: how large, who keeps and who reaches them, and why. */
export function ProjectDataShares({ projectId }: { readonly projectId: string }) {
  const [{ data, error }, again] = useQuery({ query: ProjectDataSharesDocument, variables: { id: projectId } })
  const [isCarving, setCarving] = useState(false)
  const project = data?.project
  if (!project)
    return error ? (
      <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  const choices = project.allocations.edges
    .map(({ node }) => node)
    .filter(({ viewerCan, dataShare }) => viewerCan.carve && dataShare === null)
  const carve = project.viewerCan.carveDataShare && choices.length > 0 && (
    <Button tone="primary" onPress={() => setCarving(true)}>
      Carve a data share
    </Button>
  )
  return (
    <DataShareDialogs>
      <Card title="Data shares" actions={project.dataShares.length > 0 && carve}>
        {project.dataShares.length === 0 ? (
          <EmptyState action={carve}>
            {project.name} has no data share.{' '}
            {carve ? '' : 'One is carved from a storage allocation that backs no other.'}
          </EmptyState>
        ) : (
          <Table
            label="Data shares"
            rows={project.dataShares}
            rowId={({ id }) => id}
            columns={projectDataShareColumns}
          />
        )}
      </Card>
      <Suspense>{isCarving && <CarveDataShare choices={choices} onClose={() => setCarving(false)} />}</Suspense>
    </DataShareDialogs>
  )
}
