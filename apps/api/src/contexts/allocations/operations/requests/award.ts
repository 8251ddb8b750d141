import type { AllocationRequest } from '@tenure/prisma/client'
import { formatFixed } from '@tenure/quantities/format'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { InvalidInput } from '../../../../kernel/refusals.ts'
import { checkSpan, readQuantity } from '../../rules/value-checks.ts'
import type { Award } from './the-request.ts'

export interface GivenAward {
  readonly quantity?: string | null | undefined
  readonly endsAt?: Date | null | undefined
}

/** A quantity and an end that somebody else than the asker names; refuses what the kind has no use for. */
export function checkedAward({ kind }: Pick<AllocationRequest, 'kind'>, { quantity, endsAt }: GivenAward): Award {
  if (quantity && (kind === 'RENEWAL' || kind === 'DATA_SHARE'))
    throw new InvalidInput('A request of this kind is about no quantity. Leave it out.', ['quantity'])
  if (endsAt && (kind === 'NEW' || kind === 'DATA_SHARE'))
    throw new InvalidInput('A request of this kind is about no end. Leave it out.', ['endsAt'])
  if (endsAt) unlessRefused(checkSpan({ startsAt: new Date(0), endsAt }))
  return { quantity: quantity ? formatFixed(unlessRefused(readQuantity(quantity))) : null, endsAt: endsAt ?? null }
}

/** R6. What is awarded: what was asked, unless the approver names something else, which needs a reason. */
export function awardOf(
  request: AllocationRequest,
  given: GivenAward & { readonly reason?: string | null | undefined },
): Award {
  const { quantity, endsAt } = checkedAward(request, given)
  const asked = { quantity: request.requestedQuantity?.toFixed(4) ?? null, endsAt: request.requestedEndsAt }
  const award = { quantity: quantity ?? asked.quantity, endsAt: endsAt ?? asked.endsAt }
  const other = award.quantity !== asked.quantity || award.endsAt?.getTime() !== asked.endsAt?.getTime()
  if (other && !given.reason?.trim())
    throw new InvalidInput('This is not what was asked. Say why: who asked will read it.', ['reason'])
  return award
}
