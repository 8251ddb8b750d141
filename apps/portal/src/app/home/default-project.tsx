import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Suspense } from 'react'
import { EntitlementTable } from '../../contexts/projects/overview/entitlement-table.tsx'
import type { HomeProjectFragment } from '../../graphql/generated/home-project.ts'

const SharedFlow = lazyPart(() => import('./shared-flow.tsx'), 'SharedFlow')

/** What the default project may use, and where its shared resources go. */
export function DefaultProject({ project }: { readonly project: HomeProjectFragment }) {
  const isSharing = project.entitlements.some(({ lent, received }) => Number(lent) > 0 || Number(received) > 0)
  return (
    <>
      <Card title="What you may use" lead="Own and received, less what is lent to others.">
        {project.entitlements.length === 0 ? (
          <EmptyState>Nothing yet. A resource manager grants an allocation, or another project shares one.</EmptyState>
        ) : (
          <EntitlementTable label={`What ${project.name} may use`} entitlements={project.entitlements} />
        )}
      </Card>
      {isSharing && (
        <Suspense>
          <SharedFlow projectId={project.id} />
        </Suspense>
      )}
    </>
  )
}
