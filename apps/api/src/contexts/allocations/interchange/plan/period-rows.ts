import { periodAt, periodCovering, type Period, type Schedule } from '../../rules/periods.ts'
import type { Term } from './allocation-term.ts'

/** The most billing periods that one imported allocation may have behind it: fifty years of months. */
export const longestRun = 600

export type PeriodRow = Pick<Period, 'k' | 'startsAt'> & { readonly endsAt: Date }

const schedule = ({ start, billingPeriod }: Term): Schedule => ({
  anchor: new Date(start),
  billingPeriod: billingPeriod ?? 'MONTH',
})

/**
 * Which periods of an allocation are rows: those of a subscription with an end, all to its end; of one that renews by
 * itself, those from the anchor to the one that runs now, or the first where it has yet to start. A condo has one.
 * `current` is the one the header shows.
 */
export function periodsBetween(term: Term, now: Date): { readonly last: number; readonly current: number } {
  if (term.billingPeriod === null) return { last: 0, current: 0 }
  const at = schedule(term)
  const running = periodCovering(at, now)?.k ?? 0
  if (term.end === null) return { last: running, current: running }
  // The end is the first instant no longer covered.
  const last = periodCovering(at, new Date(Date.parse(term.end) - 1))?.k ?? 0
  return { last, current: Math.min(running, last) }
}

/** The k-th period of an allocation, counted from its anchor; a condo's is its whole lifetime. */
export function periodOf(term: Term, k: number): PeriodRow {
  if (term.billingPeriod === null)
    return { k: 0, startsAt: new Date(term.start), endsAt: new Date(term.end ?? term.start) }
  return periodAt(schedule(term), k)
}
