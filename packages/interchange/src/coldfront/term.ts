import { optional } from '../csv/table.ts'
import type { Allocation } from '../facility.ts'
import type { BillingPeriod } from '../vocabulary.ts'

const PERIODS: readonly (readonly [BillingPeriod, number])[] = [
  ['MONTH', 1],
  ['QUARTER', 3],
  ['YEAR', 12],
]

const midnight = (date: string): number => Date.parse(`${date}T00:00:00.000Z`)

/** A day of the calendar as ColdFront writes it; undefined for anything else. */
export const isDay = (date: unknown): date is string =>
  typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(midnight(date))

/** The same day `months` later; the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last))).toISOString().slice(0, 10)
}

type Term = Pick<Allocation, 'model' | 'start' | 'end' | 'billingPeriod' | 'renewal' | 'lifetimeMonths'>

/**
 * ColdFront's end date is the last day that counts, so the term ends at the midnight after it, unless it is a whole
 * number of months after the start: “20 November to 20 November” means one year.
 * A term of up to a year is a subscription of one period that people renew by hand; a longer one is a condo.
 */
export function toTerm(startDate: string, endDate: string): Term {
  const start = new Date(midnight(startDate)).toISOString()
  const wholeMonths = Array.from({ length: 1200 }, (_, index) => index + 1).find(
    (months) => addMonths(startDate, months) >= endDate,
  )
  const isWhole = wholeMonths !== undefined && addMonths(startDate, wholeMonths) === endDate
  const end = new Date(midnight(endDate) + (isWhole ? 0 : 86_400_000)).toISOString()
  const period = PERIODS.find(([, months]) => midnight(addMonths(startDate, months)) >= Date.parse(end))
  if (period !== undefined) return { model: 'SUBSCRIPTION', start, end, billingPeriod: period[0], renewal: 'MANUAL' }
  return {
    model: 'CONDO',
    start,
    end,
    renewal: 'NONE',
    ...optional('lifetimeMonths', isWhole ? wholeMonths : undefined),
  }
}
