import { Refusal } from '../../../kernel/refusal.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { dayOf } from './calendar.ts'
import type { AskedChange, ChangeMoment, Effect, Standing, Terms } from './change-plan.ts'
import { type BillingPeriod, type Period, periodAt } from './periods.ts'
import { checkSpan } from './value-checks.ts'

/** What another end makes of an allocation. */
export type End = {
  readonly terms: Pick<Terms, 'renewal' | 'endsAt' | 'endedReason'>
  readonly periods: readonly Period[]
  readonly lifetimeEnd: Date | null
  readonly effect: Effect
}

type Field = 'endsAt' | 'end'

const MOST = 1200

/** The end that a change asks for: later than the present one it lengthens, earlier it ends early; null where nothing is asked. */
export function endOf(row: Standing, { endsAt, end }: AskedChange, moment: ChangeMoment): End | Refusal | null {
  if (end && endsAt) return new InvalidInput('Give either a new end or end it, not both.', ['endsAt'])
  if (end) return endedEarly(row, { asked: end.at ?? moment.now, field: 'end' }, moment)
  if (!endsAt || endsAt.getTime() === row.endsAt?.getTime()) return null
  if (row.endsAt !== null && endsAt > row.endsAt) return extended(row, row.endsAt, endsAt)
  return endedEarly(row, { asked: endsAt, field: 'endsAt' }, moment)
}

function extended(row: Standing, from: Date, to: Date): End | Refusal {
  const unsound = checkSpan({ startsAt: row.startsAt, endsAt: to })
  if (unsound) return new InvalidInput(unsound.message, ['endsAt'])
  const condo = row.model === 'CONDO'
  const periods = condo ? [] : periodsUntil(row, to)
  if (periods instanceof Refusal) return periods
  return {
    terms: { renewal: row.renewal, endsAt: to, endedReason: null },
    periods,
    lifetimeEnd: condo ? to : null,
    effect: { at: from, field: 'endsAt', cuts: false },
  }
}

/** One that has not begun ends as it begins: it is called off. What was drawn of a period stays drawn to its end. */
function endedEarly(
  row: Standing,
  { asked, field }: { readonly asked: Date; readonly field: Field },
  { now, reason }: ChangeMoment,
): End | Refusal {
  if (checkSpan({ startsAt: asked, endsAt: null }))
    return new InvalidInput('This is no date between the years 1900 and 9999.', [field])
  if (asked < now) return new InvalidInput('The past is not rewritten. Choose now or a later date.', [field])
  if (row.endsAt !== null && asked >= row.endsAt)
    return new InvalidInput(`It ends on ${dayOf(row.endsAt)} anyway. Choose an earlier date, or extend it instead.`, [
      field,
    ])
  const at = asked > row.startsAt ? asked : row.startsAt
  const periods = row.model === 'CONDO' ? [] : periodsUntil(row, at)
  if (periods instanceof Refusal) return periods
  return {
    terms: { renewal: 'NONE', endsAt: at, endedReason: reason },
    periods,
    lifetimeEnd: null,
    effect: { at, field, cuts: true },
  }
}

/** The periods of a subscription that are not written yet, up to the one that reaches an instant. */
function periodsUntil({ startsAt, billingPeriod, last }: Standing, until: Date): Period[] | Refusal {
  const schedule = { anchor: startsAt, billingPeriod: billingPeriod as BillingPeriod }
  const periods: Period[] = []
  for (let { k, endsAt } = last; endsAt < until;) {
    if (++k >= MOST)
      return new InvalidInput(
        `Up to there a subscription would have more than ${MOST} periods. Choose an earlier date.`,
        ['endsAt'],
      )
    const next = periodAt(schedule, k)
    periods.push(next)
    endsAt = next.endsAt
  }
  return periods
}
