import type { Context } from '../../../kernel/context.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { type BillingPeriod, type Period, periodAt } from '../rules/periods.ts'
import { lastPeriod } from './period-rows.ts'
import type { TheAllocation } from './the-allocation.ts'

const MOST = 1200

/** The periods of a subscription that are not written yet, up to the one that reaches an instant. */
export async function periodsUntil(
  ctx: Context,
  { id, startsAt, billingPeriod }: TheAllocation,
  until: Date,
): Promise<Period[]> {
  const schedule = { anchor: startsAt, billingPeriod: billingPeriod as BillingPeriod }
  const periods: Period[] = []
  let { k, endsAt } = await lastPeriod(ctx, id)
  while (endsAt < until) {
    const next = periodAt(schedule, ++k)
    if (k >= MOST)
      throw new InvalidInput(
        `Up to there a subscription would have more than ${MOST} periods. Choose an earlier date.`,
        ['endsAt'],
      )
    periods.push(next)
    endsAt = next.endsAt
  }
  return periods
}
