import type { Tone } from '@tenure/ui/tone'
import { showLastDay } from '@tenure/ui/instant'
import type { AllocationRequestRowFragment } from '../../../graphql/generated/request-row.ts'
import { showQuantity } from '../show-quantity.ts'

/** The words for where a request stands, and how that looks. */
export const requestStateWords = {
  DRAFT: 'Draft',
  SUBMITTED: 'Submitted',
  IN_REVIEW: 'In review',
  NEEDS_CHANGES: 'Needs changes',
  APPROVED: 'Approved',
  DECLINED: 'Declined',
  WITHDRAWN: 'Withdrawn',
} as const
export const requestStateTones: Readonly<Record<keyof typeof requestStateWords, Tone>> = {
  DRAFT: 'neutral',
  SUBMITTED: 'blue',
  IN_REVIEW: 'violet',
  NEEDS_CHANGES: 'warn',
  APPROVED: 'accent',
  DECLINED: 'bad',
  WITHDRAWN: 'neutral',
}
export const requestKindWords = {
  NEW: 'New allocation',
  CHANGE: 'Change',
  RENEWAL: 'Renewal',
  DATA_SHARE: 'Data share',
} as const

type Worded = Pick<AllocationRequestRowFragment, 'kind' | 'asked' | 'resourceType' | 'dataShareName'>

/** What a request asks for, in a few words: '5,000 core-hours of CPU'. */
export function requestTitle({ kind, asked, resourceType: { name, unit }, dataShareName }: Worded): string {
  const quantity = asked.quantity === null ? null : `${showQuantity(asked.quantity)} ${unit}`
  const until = asked.endsAt === null ? '' : ` until ${showLastDay(asked.endsAt)}`
  if (kind === 'DATA_SHARE') return `Data share ${dataShareName ?? ''}`
  if (kind === 'RENEWAL') return `${name} renewed${until}`
  if (kind === 'CHANGE') return `${name} changed${quantity === null ? '' : ` to ${quantity}`}${until}`
  return quantity === null ? `An allocation of ${name}` : `${quantity} of ${name}`
}
