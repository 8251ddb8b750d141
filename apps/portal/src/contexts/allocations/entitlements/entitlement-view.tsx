import { Card } from '@tenure/ui/card'
import { Flow } from '@tenure/ui/flow'
import type { ProjectEntitlementsQuery } from '../../../graphql/generated/project-entitlements.ts'
import { showQuantity } from '../show-quantity.ts'
import { EntitlementFigures } from './entitlement-figures.tsx'
import { entitlementGraph } from './entitlement-graph.ts'
import { EntitlementOverTime } from './entitlement-over-time.tsx'
import { EntitlementTerms } from './entitlement-terms.tsx'

/** What a project may use of one type, with its terms. */
export type EntitlementExplained = NonNullable<ProjectEntitlementsQuery['project']>['entitlements'][number]

interface EntitlementViewProps {
  readonly projectId: string
  readonly publicId: string
  readonly entitlement: EntitlementExplained
}

/** One type: its figures, where they come from and go, every term in words, and how it goes on. */
export function EntitlementView({ projectId, publicId, entitlement }: EntitlementViewProps) {
  const { resourceType } = entitlement
  const graph = entitlementGraph(entitlement)
  const may = `${publicId} may use ${showQuantity(entitlement.entitlement)} ${resourceType.unit}.`
  const sentence = `${may} Left: ${entitlement.sentence.replace(/\.?$/, '.')}`
  return (
    <div className="flex flex-col gap-4">
      <EntitlementFigures of={entitlement} />
      <Card title="Where it comes from, and where it goes">
        {graph.links.length > 0 ? (
          <Flow graph={graph} unit={resourceType.unit} sentence={sentence} />
        ) : (
          <p className="text-dim">{sentence}</p>
        )}
      </Card>
      <Card title="Term by term">
        <EntitlementTerms terms={entitlement.terms} unit={resourceType.unit} />
      </Card>
      <EntitlementOverTime projectId={projectId} entitlement={entitlement} />
    </div>
  )
}
