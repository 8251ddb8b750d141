import { add, sum } from '@tenure/quantities/arithmetic'
import { fromTenThousandths, type Quantity, ZERO } from '@tenure/quantities/quantity'

/** What was drawn in a period on one day. */
export interface DrawnOnDay {
  /** `2026-01-31`, in UTC. */
  readonly day: string
  readonly amount: Quantity
}

export const BASES = ['PERIOD', 'LAST_7_DAYS', 'LAST_30_DAYS'] as const

/** Where a period leads if it goes on as it did. */
export interface Projection {
  readonly basis: (typeof BASES)[number]
  /** Drawn at the period's end. */
  readonly total: Quantity
  /** When nothing is left; null where that is after the period. */
  readonly runsOutAt: Date | null
}

export interface RunningPeriod {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly quantity: Quantity
  readonly days: readonly DrawnOnDay[]
}

const DAY_MS = 86_400_000

/**
 * A33. Where a period leads: at the rate of the whole period so far, of the last 7 days and of the last 30, each within the
 * period. A period that has not run a day yet has no rate.
 */
export function projectionsOf({ startsAt, endsAt, quantity, days }: RunningPeriod, now: Date): Projection[] {
  const drawn = sum(days.map(({ amount }) => amount))
  const reach = { PERIOD: Infinity, LAST_7_DAYS: 7 * DAY_MS, LAST_30_DAYS: 30 * DAY_MS }
  return BASES.flatMap((basis) => {
    const from = new Date(Math.max(startsAt.getTime(), now.getTime() - reach[basis]))
    const span = now.getTime() - from.getTime()
    if (span < DAY_MS || now >= endsAt) return []
    const since = basis === 'PERIOD' ? '' : from.toISOString().slice(0, 10)
    const recent = days.filter(({ day }) => day > since).reduce((all, { amount }) => add(all, amount), ZERO)
    const remaining = BigInt(endsAt.getTime() - now.getTime())
    const total = add(drawn, fromTenThousandths((recent * remaining) / BigInt(span)))
    return [{ basis, total, runsOutAt: runsOut({ drawn, quantity, recent, span }, { now, endsAt }) }]
  })
}

function runsOut(
  { drawn, quantity, recent, span }: { drawn: Quantity; quantity: Quantity; recent: Quantity; span: number },
  { now, endsAt }: { now: Date; endsAt: Date },
): Date | null {
  if (drawn >= quantity) return now
  if (recent <= 0n) return null
  const at = new Date(now.getTime() + Number(((quantity - drawn) * BigInt(span)) / recent))
  return at < endsAt ? at : null
}
