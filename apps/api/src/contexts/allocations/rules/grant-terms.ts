import type { Refusal } from '../../../kernel/refusal.ts'
import { FieldNotMeant } from '../refusals/grants.ts'
import { type BillingPeriod, type Period, condoEnd, periodAt, periodCovering } from './periods.ts'
import { checkSpan } from './value-checks.ts'

export type Renewal = 'AUTO' | 'MANUAL' | 'NONE'

/** What is asked for, as far as time goes; what is absent takes its default. */
export type AskedTerms = {
  readonly model: 'SUBSCRIPTION' | 'CONDO'
  readonly startsAt: Date
  readonly billingPeriod?: BillingPeriod | null | undefined
  readonly renewal?: Renewal | null | undefined
  readonly periods?: number | null | undefined
  readonly lifetimeMonths?: number | null | undefined
  /** The resource type's own lifetime for condos, in calendar months. */
  readonly defaultLifetimeMonths: number
  readonly now: Date
}

/** An allocation's header and rows, as far as time goes. */
export type GrantTerms = {
  readonly billingPeriod: BillingPeriod | null
  readonly renewal: Renewal
  readonly lifetimeMonths: number | null
  readonly endsAt: Date | null
  /** The rows to write: never none. */
  readonly periods: readonly Period[]
  /** The one that runs, or the one next to it. */
  readonly current: Period
}

const MOST = 1200

/** A1, A3. The periods and the end that a grant is made with. */
export function grantTerms(asked: AskedTerms): GrantTerms | Refusal {
  const stray = strayField(asked)
  if (stray) return stray
  const sound = checkSpan({ startsAt: asked.startsAt, endsAt: null })
  if (sound) return sound
  return asked.model === 'CONDO' ? condoTerms(asked) : subscriptionTerms(asked)
}

/** Fields of the one model given for the other say that something is misunderstood. */
function strayField({ model, billingPeriod, renewal, periods, lifetimeMonths }: AskedTerms): Refusal | null {
  if (model === 'SUBSCRIPTION') {
    if (lifetimeMonths)
      return new FieldNotMeant('A subscription runs by periods and has no lifetime. Give periods, or choose CONDO.', [
        'lifetimeMonths',
      ])
    if (periods && (renewal ?? 'AUTO') === 'AUTO')
      return new FieldNotMeant(
        'A subscription that renews by itself has no number of periods. Leave it out, or choose MANUAL or NONE.',
        ['periods'],
      )
    if (periods !== null && periods !== undefined && !inRange(periods))
      return new FieldNotMeant(`A subscription has 1 to ${MOST} periods.`, ['periods'])
    return null
  }
  if (billingPeriod)
    return new FieldNotMeant(
      'A condo is bought once and has no billing period. Leave it out, or choose SUBSCRIPTION.',
      ['billingPeriod'],
    )
  if (renewal && renewal !== 'NONE')
    return new FieldNotMeant('A condo does not renew. Leave it out, or choose SUBSCRIPTION.', ['renewal'])
  if (periods)
    return new FieldNotMeant('A condo has a lifetime, not periods. Give lifetimeMonths, or choose SUBSCRIPTION.', [
      'periods',
    ])
  if (lifetimeMonths !== null && lifetimeMonths !== undefined && !inRange(lifetimeMonths))
    return new FieldNotMeant(`A lifetime has 1 to ${MOST} months.`, ['lifetimeMonths'])
  return null
}

const inRange = (count: number) => Number.isInteger(count) && count >= 1 && count <= MOST

function condoTerms({ startsAt, lifetimeMonths, defaultLifetimeMonths }: AskedTerms): GrantTerms | Refusal {
  const months = lifetimeMonths ?? defaultLifetimeMonths
  const current = { k: 0, startsAt, endsAt: condoEnd(startsAt, months) }
  return (
    checkSpan(current) ?? {
      billingPeriod: null,
      renewal: 'NONE',
      lifetimeMonths: months,
      endsAt: current.endsAt,
      periods: [current],
      current,
    }
  )
}

function subscriptionTerms({ startsAt, renewal = 'AUTO', periods, now, ...asked }: AskedTerms): GrantTerms | Refusal {
  const billingPeriod = asked.billingPeriod ?? 'MONTH'
  const schedule = { anchor: startsAt, billingPeriod }
  const runs = renewal === null || renewal === 'AUTO'
  const covering = periodCovering(schedule, now)?.k ?? 0
  const count = runs ? covering + 1 : (periods ?? 1)
  if (count > MOST)
    return new FieldNotMeant(
      `From there to now there are more than ${MOST} periods. Choose a later start, or a longer billing period.`,
      ['startsAt'],
    )
  const rows = Array.from({ length: count }, (_, k) => periodAt(schedule, k))
  const current = rows[Math.min(covering, count - 1)]!
  const endsAt = runs ? null : rows.at(-1)!.endsAt
  return (
    checkSpan({ startsAt, endsAt }) ?? {
      billingPeriod,
      renewal: renewal ?? 'AUTO',
      lifetimeMonths: null,
      endsAt,
      periods: rows,
      current,
    }
  )
}
