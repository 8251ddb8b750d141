import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import { Refusal } from '../../../kernel/refusal.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { AllocationBacksDataShare, AllocationEnded, NotASubscription } from '../refusals/allocations.ts'
import { type End, endOf } from './change-end.ts'
import type { Renewal } from './grant-terms.ts'
import type { BillingPeriod, Period } from './periods.ts'
import { readQuantity } from './value-checks.ts'

/** What one row of a set asks of an allocation; what is absent stays. */
export type AskedChange = {
  readonly quantity?: string | null | undefined
  /** A later end lengthens it, an earlier one ends it then. */
  readonly endsAt?: Date | null | undefined
  readonly renewal?: Renewal | null | undefined
  /** Empty takes it away. */
  readonly note?: string | null | undefined
  /** Ends it: at once, where no time is given. */
  readonly end?: { readonly at?: Date | null | undefined } | null | undefined
}

/** What may change of an allocation. */
export type Terms = {
  readonly quantity: string
  readonly renewal: Renewal
  readonly periodEnd: Date
  readonly endsAt: Date | null
  readonly endedReason: string | null
  readonly note: string | null
}

/** An allocation as it stands, with the last period that is written. */
export type Standing = Terms & {
  readonly model: 'SUBSCRIPTION' | 'CONDO'
  readonly billingPeriod: BillingPeriod | null
  readonly startsAt: Date
  readonly last: Period
  /** The live data share that it backs. */
  readonly dataShareName: string | null
}

/** When a change takes effect, at which field it was asked, and whether it could leave less than is drawn. */
export type Effect = {
  readonly at: Date
  readonly field: 'quantity' | 'endsAt' | 'end' | 'renewal'
  readonly cuts: boolean
}

export type ChangePlan = {
  readonly terms: Terms
  /** Periods to write beside those that stand. */
  readonly periods: readonly Period[]
  /** The new end of a condo's one period. */
  readonly lifetimeEnd: Date | null
  readonly effects: readonly Effect[]
}

export type ChangeMoment = { readonly now: Date; readonly reason: string | null }

/** What a change makes of an allocation, or all that stands against it. First the end, then the renewal: as if done one after the other. */
export function planChange(row: Standing, asked: AskedChange, moment: ChangeMoment): ChangePlan | Refusal[] {
  if (row.endsAt !== null && row.endsAt <= moment.now) return [new AllocationEnded(row.endsAt)]
  const quantity = quantityOf(row, asked)
  const end = backed(row, endOf(row, asked, moment))
  const renewal = renewalOf(row, asked, end instanceof Refusal ? null : end)
  const refused = [quantity, end, renewal].filter((part) => part instanceof Refusal)
  if (quantity instanceof Refusal || end instanceof Refusal || renewal instanceof Refusal) return refused
  const begins = row.startsAt > moment.now ? row.startsAt : moment.now
  return {
    terms: {
      quantity,
      ...renewal.terms,
      periodEnd: end?.lifetimeEnd ?? row.periodEnd,
      note: asked.note === null || asked.note === undefined ? row.note : asked.note.trim() || null,
    },
    periods: end?.periods ?? [],
    lifetimeEnd: end?.lifetimeEnd ?? null,
    effects: [
      ...(quantity === row.quantity
        ? []
        : [{ at: begins, field: 'quantity' as const, cuts: parseQuantity(quantity) < parseQuantity(row.quantity) }]),
      ...(end ? [end.effect] : []),
      ...(renewal.changes
        ? [{ at: laterOf(row.last.endsAt, moment.now), field: 'renewal' as const, cuts: false }]
        : []),
    ],
  }
}

/** Whether a plan leaves an allocation as it is. */
export function changesNothing(row: Standing, { terms, periods, lifetimeEnd }: ChangePlan): boolean {
  const same = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime()
  return (
    terms.quantity === row.quantity &&
    terms.renewal === row.renewal &&
    terms.note === row.note &&
    same(terms.endsAt, row.endsAt) &&
    periods.length === 0 &&
    lifetimeEnd === null
  )
}

const laterOf = (a: Date, b: Date) => (a > b ? a : b)

function quantityOf(row: Standing, { quantity }: AskedChange): string | Refusal {
  if (quantity === null || quantity === undefined) return formatFixed(parseQuantity(row.quantity))
  const read = readQuantity(quantity)
  return read instanceof Refusal ? read : formatFixed(read)
}

function backed(row: Standing, end: End | Refusal | null): End | Refusal | null {
  const early = end !== null && !(end instanceof Refusal) && end.effect.cuts
  return early && row.dataShareName !== null ? new AllocationBacksDataShare(row.dataShareName) : end
}

type Renewed = { readonly changes: boolean; readonly terms: Pick<Terms, 'renewal' | 'endsAt' | 'endedReason'> }

function renewalOf(row: Standing, { renewal }: AskedChange, end: End | null): Renewed | Refusal {
  const ended = end?.terms ?? { renewal: row.renewal, endsAt: row.endsAt, endedReason: row.endedReason }
  if (renewal === null || renewal === undefined) return { changes: false, terms: ended }
  if (row.model === 'CONDO')
    return renewal === row.renewal ? { changes: false, terms: ended } : new NotASubscription(['renewal'])
  if (renewal === ended.renewal) return { changes: false, terms: ended }
  if (renewal === 'AUTO' && end)
    return new InvalidInput('What renews by itself has no end. Leave the end as it was, or choose another renewal.', [
      'renewal',
    ])
  const endsAt = renewal === 'AUTO' ? null : (ended.endsAt ?? row.last.endsAt)
  return { changes: true, terms: { renewal, endsAt, endedReason: null } }
}
