import { type Span, addMonths } from './calendar.ts'

export type BillingPeriod = 'MONTH' | 'QUARTER' | 'YEAR'

const MONTHS: Record<BillingPeriod, number> = { MONTH: 1, QUARTER: 3, YEAR: 12 }

/** When a subscription's periods begin: counted from the anchor, the instant it started. */
export type Schedule = { readonly anchor: Date; readonly billingPeriod: BillingPeriod }

/** The k-th period, k from 0. */
export type Period = Span & { readonly k: number; readonly endsAt: Date }

/** A1. The k-th period, always counted from the anchor, never from the period before: 31 Jan → 28 Feb → 31 Mar. */
export function periodAt(schedule: Schedule, k: number): Period {
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`Periods are counted 0, 1, 2 …; ${k} is none of them.`)
  const step = MONTHS[schedule.billingPeriod]
  return {
    k,
    startsAt: addMonths(schedule.anchor, k * step),
    endsAt: addMonths(schedule.anchor, (k + 1) * step),
  }
}

/** The one period that covers the instant; null before the anchor. */
export function periodCovering(schedule: Schedule, at: Date): Period | null {
  if (at < schedule.anchor) return null
  const { anchor, billingPeriod } = schedule
  const months = (at.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + at.getUTCMonth() - anchor.getUTCMonth()
  // The guess counts calendar months, so it is right or one too late (the 10th of a month is before the anchor's 31st).
  const guess = Math.max(0, Math.floor(months / MONTHS[billingPeriod]))
  const period = periodAt(schedule, guess)
  return at < period.startsAt ? periodAt(schedule, guess - 1) : period
}

/**
 * A2. The periods that `times` renewals append after the latest one (null when there is none yet). Renewing k times
 * equals one jump of k, because each period is counted from the anchor; nothing before is rewritten.
 */
export function renew(schedule: Schedule, latest: { readonly k: number } | null, times: number): Period[] {
  const next = latest === null ? 0 : latest.k + 1
  return Array.from({ length: times }, (_, index) => periodAt(schedule, next + index))
}

/** A3. When a condo bought at `start` for so many calendar months ends. */
export function condoEnd(start: Date, months: number): Date {
  return addMonths(start, months)
}
