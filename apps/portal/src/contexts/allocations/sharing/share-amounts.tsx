import type { ShareRowFragment } from '../../../graphql/generated/share-row.ts'
import { showQuantity } from '../show-quantity.ts'

/** What a share gives now, one line for each type it gives something of. */
export function ShareAmounts({ share: { gives, kind } }: { readonly share: ShareRowFragment }) {
  const given = gives.filter(({ amount }) => Number(amount) > 0)
  if (given.length === 0) return <span className="text-dim">nothing</span>
  return (
    <ul className="py-1.5">
      {given.map(({ resourceType, amount }) => (
        <li key={resourceType.id}>
          {kind === 'CEILING' && <span className="text-dim">up to </span>}
          {showQuantity(amount)} <span className="text-dim">{resourceType.unit}</span>
        </li>
      ))}
    </ul>
  )
}
