import { Card } from '@tenure/ui/card'
import { UsageBar } from '@tenure/ui/usage-bar'
import type { ProjectSharingQuery } from '../../../graphql/generated/project-sharing.ts'
import { percentOf, showPercentage } from '../show-quantity.ts'

type Remaining = NonNullable<ProjectSharingQuery['project']>['remainingToShare']

/** How much of each type may still be shared. The source keeps at least 1 %, so 99 % is all. */
export function RemainingMeters({ remaining }: { readonly remaining: Remaining }) {
  if (remaining.length === 0) return null
  return (
    <Card title="Left to share" lead="At most 99 % of each resource may be given to others, ceilings counted.">
      <ul className="grid gap-x-8 gap-y-3 wide:grid-cols-2 desk:grid-cols-3">
        {remaining.map(({ resourceType, shared, remaining: left }) => (
          <li key={resourceType.id} className="flex flex-col gap-1">
            <p className="flex gap-2">
              <span className="grow truncate">{resourceType.name}</span>
              <span className="number">{showPercentage(left)} left</span>
            </p>
            <UsageBar
              label={`${resourceType.name} shared, of the 99 % that may be`}
              percent={percentOf(shared, '99')}
              showsFigure={false}
            />
            <p className="text-small text-dim">{showPercentage(shared)} shared</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
