import fc from 'fast-check'
import type { Allocation } from '../facility.ts'
import { ALLOCATION_STATUSES, BILLING_PERIODS } from '../vocabulary.ts'
import { maybe, nowhere, type AnyText } from './any-text.ts'

export const anyMonths = maybe('lifetimeMonths', fc.integer({ min: 1, max: 1200 }))

/** Every number with four decimals, in its shortest form. */
const decimal = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map((scaled) => {
  const fraction = (scaled % 10_000n).toString().padStart(4, '0').replace(/0+$/, '')
  return `${scaled / 10_000n}${fraction === '' ? '' : `.${fraction}`}`
})

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

type Term = Pick<Allocation, 'model' | 'start' | 'end' | 'billingPeriod' | 'renewal'>

const term: fc.Arbitrary<Term> = fc
  .tuple(instant, instant, fc.constantFrom(...BILLING_PERIODS), fc.constantFrom('auto', 'term', 'condo'))
  .map(([a, b, billingPeriod, kind]) => {
    const [start = a, last = b] = [a, b].sort()
    const end = start === last ? null : last
    if (kind === 'condo') return { model: 'CONDO', start, end, renewal: 'NONE' }
    return kind === 'auto'
      ? { model: 'SUBSCRIPTION', start, end: null, billingPeriod, renewal: 'AUTO' }
      : { model: 'SUBSCRIPTION', start, end, billingPeriod, renewal: 'MANUAL' }
  })

/** An allocation that keeps the rules a reader checks. */
export const anyAllocation = ({ name }: AnyText): fc.Arbitrary<Allocation> =>
  fc
    .tuple(
      fc.record({ key: name, project: name, resourceType: name, quantity: decimal }),
      term,
      anyMonths,
      fc.constantFrom(...ALLOCATION_STATUSES),
    )
    .map(([base, dates, lifetime, status]) => ({ origin: nowhere, ...base, ...dates, ...lifetime, status }))
