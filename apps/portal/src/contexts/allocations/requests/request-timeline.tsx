import { showMinute } from '@tenure/ui/instant'
import type { WholeRequestFragment } from '../../../graphql/generated/request-page.ts'
import { StateBadge } from './state-badge.tsx'

/** The way of a request, step by step: who, when, why. */
export function RequestTimeline({ transitions }: Pick<WholeRequestFragment, 'transitions'>) {
  return (
    <ol className="flex flex-col gap-3">
      {transitions.map(({ to, madeAt, madeBy, reason }) => (
        <li key={`${madeAt} ${to}`} className="border-l border-line pl-3">
          <p className="flex flex-wrap items-center gap-x-2">
            <StateBadge state={to} />
            <span className="text-dim">{showMinute(madeAt)}</span>
          </p>
          <p>{madeBy?.fullName ?? 'The installation'}</p>
          {reason !== null && <p className="whitespace-pre-wrap text-dim">“{reason}”</p>}
        </li>
      ))}
    </ol>
  )
}
