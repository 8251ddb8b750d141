import { Button } from '@tenure/ui/button'
import type { ShareRowFragment } from '../../../graphql/generated/share-row.ts'
import type { OnShareVerb, ShareSide } from './share-columns.tsx'
import { whatIsShared } from './share-verb-props.ts'

interface ShareVerbsProps {
  readonly share: ShareRowFragment
  readonly side: ShareSide
  readonly onVerb: OnShareVerb
}

/** What this person may do to a share. */
export function ShareVerbs({ share, side, onVerb }: ShareVerbsProps) {
  const { change, withdraw } = share.viewerCan
  const which = `share of ${whatIsShared(share)} ${side === 'recipient' ? 'with' : 'from'} ${share[side].name}`
  return (
    <span className="inline-flex gap-1">
      {change && (
        <Button tone="quiet" aria-label={`Change ${which}`} onPress={() => onVerb('change', share)}>
          Change
        </Button>
      )}
      {withdraw && (
        <Button tone="quiet" aria-label={`Withdraw ${which}`} onPress={() => onVerb('withdraw', share)}>
          Withdraw
        </Button>
      )}
    </span>
  )
}
