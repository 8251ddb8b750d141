import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { Skeleton } from '@tenure/ui/skeleton'
import { Tabs } from '@tenure/ui/tabs'
import { useQuery } from 'urql'
import { ProjectEntitlementsDocument } from '../../../graphql/generated/project-entitlements.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { EntitlementView } from './entitlement-view.tsx'

/** What a project may use of each resource type now and later, and every term of it. */
export function ProjectEntitlements({ projectId }: { readonly projectId: string }) {
  const [{ data, error }, again] = useQuery({ query: ProjectEntitlementsDocument, variables: { id: projectId } })
  const project = data?.project
  if (!project)
    return error ? (
      <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  const { entitlements } = project
  const views = entitlements.map((entitlement) => ({
    id: entitlement.resourceType.id,
    name: entitlement.resourceType.name,
    content: <EntitlementView projectId={projectId} publicId={project.publicId} entitlement={entitlement} />,
  }))
  const [only] = views
  if (!only)
    return (
      <Card title="Entitlements">
        <EmptyState>It may use nothing yet: grant it a resource, or let another project share with it.</EmptyState>
      </Card>
    )
  return views.length === 1 ? only.content : <Tabs label="Resource" tabs={views} />
}
