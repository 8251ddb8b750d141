import { showMinute } from '@tenure/ui/instant'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import type { WholeRequestFragment } from '../../../graphql/generated/request-page.ts'

/** Whose approval a request needs, how far that is, and who gave it. */
export function ApprovalSteps({ request }: { readonly request: WholeRequestFragment }) {
  const isOver = request.state === 'APPROVED' || request.state === 'DECLINED' || request.state === 'WITHDRAWN'
  const given = request.approvals.filter(({ round }) => round === request.round)
  return (
    <div className="flex flex-col gap-3">
      {!isOver && (
        <ul className="flex flex-col gap-1.5" aria-label="Approvals needed">
          {request.steps.map(({ name, needed, given: count, viewerMay, viewerGave }) => {
            const Mark = count >= needed ? CircleCheck : CircleDashed
            return (
              <li key={name} className="flex gap-2">
                <Mark size={16} aria-hidden className={count >= needed ? 'mt-0.5 text-accent' : 'mt-0.5 text-dim'} />
                <span>
                  {name}: {count} of {needed}
                  {viewerMay && !viewerGave && count < needed && <span className="text-dim">, you may approve</span>}
                  {viewerGave && <span className="text-dim">, you approved</span>}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {given.length > 0 && (
        <ul className="flex flex-col gap-1.5" aria-label="Given approvals">
          {given.map(({ person, approvedAt, rule, reason }) => (
            <li key={`${person.id} ${rule?.id ?? ''} ${approvedAt}`}>
              {person.fullName}
              {rule && <span className="text-dim"> for {rule.name}</span>}
              <span className="text-dim">, {showMinute(approvedAt)}</span>
              {reason !== null && <span className="block text-dim">“{reason}”</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
