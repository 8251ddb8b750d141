import { UsageBar } from '@tenure/ui/usage-bar'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { percentOf, showQuantity } from '../show-quantity.ts'

type Drawn = Pick<AllocationRowFragment, 'drawn' | 'quantity' | 'resourceType' | 'state'>

/** How much of an allocation is drawn in the running period. Before it begins and after it ends there is nothing to draw. */
export function DrawnBar({ of: { drawn, quantity, resourceType, state } }: { readonly of: Drawn }) {
  if (state === 'SCHEDULED' || state === 'ENDED')
    return <span className="text-dim">{state === 'ENDED' ? 'Ended' : 'Scheduled'}</span>
  return (
    <span title={`${showQuantity(drawn)} ${resourceType.unit} drawn`} className="w-full">
      <UsageBar label={`${resourceType.name} drawn`} percent={percentOf(drawn, quantity)} className="w-full" />
    </span>
  )
}
