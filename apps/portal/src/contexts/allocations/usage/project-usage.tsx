import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { Skeleton } from '@tenure/ui/skeleton'
import { Tabs } from '@tenure/ui/tabs'
import { useQuery } from 'urql'
import { ProjectUsageDocument, type ProjectUsageQuery } from '../../../graphql/generated/project-usage.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { BurnDown } from './burn-down.tsx'
import { Caps } from './caps.tsx'
import { DrawLedger } from './draw-ledger.tsx'
import { UsedBy } from './used-by.tsx'

export type UsedProject = NonNullable<ProjectUsageQuery['project']>

/** How what a project has is used up, by whom, and who pays for it. */
export function ProjectUsage({ projectId }: { readonly projectId: string }) {
  const [{ data, error }, again] = useQuery({ query: ProjectUsageDocument, variables: { id: projectId } })
  const project = data?.project
  if (!project)
    return error ? (
      <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    ) : (
      <Skeleton className="h-60 w-full" />
    )
  const views = project.entitlements.map(({ resourceType }) => ({
    id: resourceType.id,
    name: resourceType.name,
    content: <UsageOfType project={project} typeId={resourceType.id} />,
  }))
  const [only] = views
  if (!only)
    return (
      <Card title="Use">
        <EmptyState>It has nothing to use yet: grant it a resource, or let another project share with it.</EmptyState>
      </Card>
    )
  return (
    <div className="flex flex-col gap-4">
      {views.length === 1 ? only.content : <Tabs label="Resource" tabs={views} />}
      <DrawLedger projectId={projectId} />
    </div>
  )
}

function UsageOfType({ project, typeId }: { readonly project: UsedProject; readonly typeId: string }) {
  const type = project.entitlements.find(({ resourceType }) => resourceType.id === typeId)?.resourceType
  if (!type) return null
  const periods = project.allocations.edges.flatMap(({ node: { id, resourceType, burnDown } }) =>
    burnDown && resourceType.id === typeId ? [{ ...burnDown, id }] : [],
  )
  return (
    <div className="flex flex-col gap-4">
      {periods.map((period) => (
        <BurnDown key={period.id} period={period} unit={type.unit} />
      ))}
      <UsedBy projectId={project.id} publicId={project.publicId} type={type} />
      <Caps
        projectId={project.id}
        type={type}
        caps={project.usageCaps.filter(({ resourceType }) => resourceType.id === typeId)}
        maySet={project.viewerMaySetCaps}
      />
    </div>
  )
}
