import { showLastDay } from '@tenure/ui/instant'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'

type Ending = Pick<AllocationRowFragment, 'endsAt' | 'billingPeriod' | 'state'>

const often = { MONTH: 'monthly', QUARTER: 'quarterly', YEAR: 'yearly' } as const

/** When an allocation ends or that it renews, in words: 'ends 31 Dec 2026', 'renews monthly'. */
export function whenItEnds({ endsAt, billingPeriod, state }: Ending): string {
  if (endsAt !== null) return `${state === 'ENDED' ? 'ended' : 'ends'} ${showLastDay(endsAt)}`
  return billingPeriod ? `renews ${often[billingPeriod]}` : 'does not end'
}
