import { Badge } from '@tenure/ui/badge'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { LinkButton } from '@tenure/ui/link-button'
import type { EntitlementFigureFragment } from '../../../graphql/generated/entitlement-figure.ts'
import { EntitlementTable } from './entitlement-table.tsx'

interface EntitlementsCardProps {
  readonly publicId: string
  readonly entitlements: readonly EntitlementFigureFragment[]
}

/** What the project may use now, by resource. */
export function EntitlementsCard({ publicId, entitlements }: EntitlementsCardProps) {
  const over = entitlements.filter(({ state }) => state === 'OVERDRAWN').length
  return (
    <Card
      title="What it may use now"
      lead={entitlements.length > 0 ? 'Own and received, less what is lent to others.' : undefined}
      actions={
        over > 0 && <Badge tone="bad">{over === 1 ? '1 resource overdrawn' : `${over} resources overdrawn`}</Badge>
      }
    >
      {entitlements.length === 0 ? (
        <EmptyState action={<LinkButton href={`/projects/${publicId}/allocations`}>See allocations</LinkButton>}>
          Nothing yet. A resource manager grants an allocation, or another project shares one.
        </EmptyState>
      ) : (
        <EntitlementTable label="What the project may use now" entitlements={entitlements} />
      )}
    </Card>
  )
}
