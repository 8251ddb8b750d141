import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { EntitlementTable } from '../../contexts/projects/overview/entitlement-table.tsx'
import type { HomeProjectFragment } from '../../graphql/generated/home-project.ts'

/** What the default project may use. */
export function DefaultProject({ project }: { readonly project: HomeProjectFragment }) {
  return (
    <Card title="What you may use" lead="Own and received, less what is lent to others.">
      {project.entitlements.length === 0 ? (
        <EmptyState>Nothing yet. A resource manager grants an allocation, or another project shares one.</EmptyState>
      ) : (
        <EntitlementTable label={`What ${project.name} may use`} entitlements={project.entitlements} />
      )}
    </Card>
  )
}
