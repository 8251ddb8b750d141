import type { Allocation, BillingPeriod } from '@tenure/interchange'
import { parseQuantity } from '@tenure/quantities/quantity'
import { Refusal } from '../../../../kernel/refusal.ts'
import { condoEnd } from '../../rules/periods.ts'
import { checkSpan, readQuantity } from '../../rules/value-checks.ts'
import type { KnownAllocation } from '../state/known.ts'
import { longestRun, periodsBetween } from './period-rows.ts'
import type { PlanRow } from './plan.ts'

/** What an allocation grants, and when: the columns of its header. */
export interface Term {
  readonly model: Allocation['model']
  readonly quantity: string
  readonly start: string
  readonly end: string | null
  readonly billingPeriod: BillingPeriod | null
  readonly renewal: Allocation['renewal']
  readonly lifetimeMonths: number | null
}

interface At {
  readonly row: PlanRow
  readonly known: KnownAllocation | undefined
  /** How long a condo of its type lasts where the row doesn't say, in months. */
  readonly usualLifetime: number
  readonly now: Date
}

/** Reads the term of a row, and refuses what is no sound term. */
export function termOf(allocation: Allocation, at: At): Term {
  const term = allocation.model === 'CONDO' ? condoTerm(allocation, at) : subscriptionTerm(allocation, at)
  const { row, known } = at
  const quantity = readQuantity(term.quantity)
  if (quantity instanceof Refusal) refuse(row, quantity)
  const [startsAt, endsAt] = [new Date(term.start), term.end === null ? null : new Date(term.end)]
  const span = checkSpan({ startsAt, endsAt })
  if (span) refuse(row, span)
  if (allocation.status === 'ENDED' && (endsAt === null || endsAt > at.now))
    row.refuse('EndMissing', 'It is ENDED, but its end is not past. Give the day on which it ended.', 'end')
  if (!row.refused && term.billingPeriod && periodsBetween(term, at.now).last >= longestRun)
    row.refuse(
      'TooManyPeriods',
      `From its start to ${endsAt ? 'its end' : 'now'} it has more than ${longestRun} billing periods. Check the dates, or choose a longer period.`,
      'start',
    )
  // The same number written with more zeros is no change.
  const same = known && !(quantity instanceof Refusal) && quantity === parseQuantity(known.quantity)
  return same ? { ...term, quantity: known.quantity } : term
}

function refuse(row: PlanRow, refusal: Refusal): void {
  row.refuse(
    refusal.name,
    refusal.message,
    { quantity: 'quantity', startsAt: 'start', endsAt: 'end' }[refusal.field?.[0] ?? ''] ?? null,
  )
}

function subscriptionTerm(
  { model, quantity, start, end, renewal, billingPeriod = 'MONTH', lifetimeMonths }: Allocation,
  { row }: At,
): Term {
  if (end === null && renewal !== 'AUTO')
    row.refuse(
      'EndMissing',
      'A subscription that does not renew by itself needs its end. Give one, or set renewal to AUTO.',
      'end',
    )
  if (lifetimeMonths !== undefined)
    row.warn('LifetimeLeftOut', 'A subscription has no lifetime: lifetime_months is left out.', 'lifetime_months')
  return {
    model,
    quantity,
    start,
    end,
    billingPeriod,
    renewal: end !== null && renewal === 'AUTO' ? 'NONE' : renewal,
    lifetimeMonths: null,
  }
}

function condoTerm({ model, quantity, start, end, lifetimeMonths }: Allocation, { known, usualLifetime }: At): Term {
  const months = lifetimeMonths ?? (end === null ? (known?.lifetimeMonths ?? usualLifetime) : monthsBetween(start, end))
  const ends =
    end ?? (known && lifetimeMonths === undefined ? known.end : condoEnd(new Date(start), months).toISOString())
  return { model, quantity, start, end: ends, billingPeriod: null, renewal: 'NONE', lifetimeMonths: months }
}

const longestLifetime = 1200

/** Whole calendar months that reach the end: what its lifetime is called where only the end is given. */
function monthsBetween(start: string, end: string): number {
  const [from, to] = [new Date(start), new Date(end)]
  const guess = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  const months = condoEnd(from, guess) < to ? guess + 1 : guess
  return Math.min(Math.max(months, 1), longestLifetime)
}
