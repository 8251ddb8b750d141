import type { StepSeries } from '@tenure/ui/step-series'
import { decimal, units } from './exact.ts'

/** A period as it is used up. */
export interface PeriodUsed {
  readonly startsAt: string
  readonly endsAt: string
  readonly quantity: string
  readonly days: readonly { readonly day: string; readonly amount: string }[]
}

const DAY_MS = 86_400_000
/** A month has a step a day; a year or five have no more steps than a picture can show. */
const MOST_STEPS = 62

/** What is left after each day, and what would be at an even pace. */
export function burnDownSeries({ startsAt, endsAt, quantity, days }: PeriodUsed): readonly StepSeries[] {
  let rest = units(quantity)
  const left = [{ at: startsAt, quantity: decimal(rest) }]
  for (const { day, amount } of days) {
    rest -= units(amount)
    left.push({ at: new Date(Date.parse(day) + DAY_MS).toISOString(), quantity: decimal(rest) })
  }
  const [from, until] = [Date.parse(startsAt), Date.parse(endsAt)]
  const count = Math.max(1, Math.min(MOST_STEPS, Math.round((until - from) / DAY_MS)))
  const pace = Array.from({ length: count + 1 }, (_, i) => ({
    at: new Date(from + ((until - from) * i) / count).toISOString(),
    quantity: decimal((units(quantity) * BigInt(count - i)) / BigInt(count)),
  }))
  return [
    { id: 'left', name: 'Left', tone: 'accent', steps: left },
    { id: 'pace', name: 'At an even pace', tone: 'neutral', steps: pace },
  ]
}
