import { Card } from '@tenure/ui/card'
import { UsageBar } from '@tenure/ui/usage-bar'
import { percentOf, showQuantity } from '../show-quantity.ts'
import type { EntitlementExplained } from './entitlement-view.tsx'

/** The figures of one type in a row: left, and what makes it. */
export function EntitlementFigures({ of }: { readonly of: EntitlementExplained }) {
  const { resourceType, headroom, state, entitlement, drawn } = of
  const isOverdrawn = state === 'OVERDRAWN'
  const figures = [
    ['May use', entitlement],
    ['Own', of.own],
    ['Received', of.received],
    ['Lent', of.lent],
    ['Backs data shares', of.carved],
    ['Drawn', drawn],
  ] as const
  return (
    <Card>
      <div className="grid gap-x-8 gap-y-4 wide:grid-cols-[minmax(220px,1fr)_2fr]">
        <div className="flex flex-col gap-1.5">
          <h2>{isOverdrawn ? 'Overdrawn' : 'Left'}</h2>
          <p className="flex flex-wrap items-baseline gap-x-1.5">
            <span className={isOverdrawn ? 'text-figure font-semibold text-bad' : 'text-figure font-semibold'}>
              {showQuantity(headroom)}
            </span>
            <span className="text-dim">{resourceType.unit}</span>
          </p>
          <UsageBar label={`${resourceType.name} drawn`} percent={percentOf(drawn, entitlement)} />
        </div>
        <dl className="grid grid-cols-2 content-start gap-x-6 gap-y-2 desk:grid-cols-3">
          {figures.map(([name, quantity]) => (
            <div key={name} className="flex flex-col">
              <dt className="text-small text-dim">{name}</dt>
              <dd className="tabular-nums">
                {showQuantity(quantity)} <span className="text-dim">{resourceType.unit}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
