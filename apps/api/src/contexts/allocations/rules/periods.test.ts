import { whole } from '@tenure/quantities/quantity'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, dayOf, overlap } from './calendar.ts'
import { type BillingPeriod, condoEnd, periodAt, periodCovering, renew } from './periods.ts'
import { prorate } from './proration.ts'

const utc = (text: string) => new Date(`${text}Z`)
const anchors = fc.date({ min: utc('1990-01-01T00:00:00'), max: utc('2060-12-31T23:59:59'), noInvalidDate: true })
const schedules = fc.record({
  anchor: anchors,
  billingPeriod: fc.constantFrom<BillingPeriod>('MONTH', 'QUARTER', 'YEAR'),
})
const counts = fc.integer({ min: 0, max: 400 })

describe('periods', () => {
  it('are counted from the anchor: 31 Jan → 28 Feb → 31 Mar', () => {
    const schedule = { anchor: utc('2027-01-31T09:30:00'), billingPeriod: 'MONTH' } as const
    const starts = [0, 1, 2, 3, 13].map((k) => periodAt(schedule, k).startsAt.toISOString().slice(0, 16))
    expect(starts).toEqual([
      '2027-01-31T09:30',
      '2027-02-28T09:30',
      '2027-03-31T09:30',
      '2027-04-30T09:30',
      '2028-02-29T09:30',
    ])
  })

  it('touch without gap or overlap, and are half-open', () => {
    fc.assert(
      fc.property(schedules, counts, (schedule, k) => {
        const [period, next] = [periodAt(schedule, k), periodAt(schedule, k + 1)]
        expect(period.endsAt).toEqual(next.startsAt)
        expect(period.startsAt < period.endsAt).toBe(true)
        expect(overlap(period, next)).toBe(false)
      }),
    )
  })

  it('never drift: day and time are the anchor’s wherever the month has that day', () => {
    fc.assert(
      fc.property(schedules, counts, (schedule, k) => {
        const { startsAt } = periodAt(schedule, k)
        const lastOfMonth = new Date(Date.UTC(startsAt.getUTCFullYear(), startsAt.getUTCMonth() + 1, 0)).getUTCDate()
        expect(startsAt.getUTCDate()).toBe(Math.min(schedule.anchor.getUTCDate(), lastOfMonth))
        expect(startsAt.toISOString().slice(11)).toBe(schedule.anchor.toISOString().slice(11))
      }),
    )
  })

  it('cover each instant from the anchor on exactly once', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 0, max: 20 * 365 * 86_400_000 }), (schedule, after) => {
        const at = new Date(schedule.anchor.getTime() + after)
        const found = periodCovering(schedule, at)
        expect(found && found.startsAt <= at && at < found.endsAt).toBe(true)
        expect(found).toEqual(periodAt(schedule, found?.k ?? -1))
      }),
      { numRuns: 1000 },
    )
  })

  it('are found at their own edges', () => {
    fc.assert(
      fc.property(schedules, counts, (schedule, k) => {
        const { startsAt, endsAt } = periodAt(schedule, k)
        expect(periodCovering(schedule, startsAt)?.k).toBe(k)
        expect(periodCovering(schedule, new Date(endsAt.getTime() - 1))?.k).toBe(k)
        expect(periodCovering(schedule, endsAt)?.k).toBe(k + 1)
      }),
    )
  })

  it('do not exist before the anchor', () => {
    const schedule = { anchor: utc('2027-01-31T00:00:00'), billingPeriod: 'YEAR' } as const
    expect(periodCovering(schedule, utc('2027-01-30T23:59:59.999'))).toBeNull()
    expect(() => periodAt(schedule, -1)).toThrow(RangeError)
  })

  it('renewed k times equal one jump of k (invariant 7)', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: -1, max: 60 }),
        (schedule, times, k) => {
          const first = k < 0 ? null : { k }
          const oneByOne = []
          for (let latest = first, step = 0; step < times; step += 1) {
            const [next] = renew(schedule, latest, 1)
            if (next) oneByOne.push((latest = next))
          }
          expect(oneByOne).toEqual(renew(schedule, first, times))
        },
      ),
    )
  })

  it('end a condo after so many calendar months', () => {
    expect(condoEnd(utc('2024-02-29T00:00:00'), 60)).toEqual(utc('2029-02-28T00:00:00'))
    expect(addMonths(utc('2026-10-31T00:00:00'), 4)).toEqual(utc('2027-02-28T00:00:00'))
  })

  it('are named as people name days', () => {
    expect(dayOf(utc('2027-01-01T00:00:00'))).toBe('1 January 2027')
    expect(dayOf(utc('2027-01-01T09:30:00'))).toBe('1 January 2027, 09:30 UTC')
  })
})

describe('proration', () => {
  const january = { startsAt: utc('2027-01-01T00:00:00'), endsAt: utc('2027-02-01T00:00:00') }

  it('is by time and rounds down', () => {
    expect(prorate(whole(31), january, { startsAt: utc('2027-01-11T00:00:00'), endsAt: null })).toBe(whole(21))
    expect(prorate(whole(31), january, { startsAt: utc('2026-01-01T00:00:00'), endsAt: null })).toBe(whole(31))
    expect(prorate(whole(31), january, { startsAt: utc('2027-02-01T00:00:00'), endsAt: null })).toBe(0n)
  })

  it('of neighbouring spans never passes the whole, and misses it by less than one crumb a span', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.integer({ min: 1, max: 31 * 86_400_000 - 1 }),
        (count, split) => {
          const middle = new Date(january.startsAt.getTime() + split)
          const before = prorate(whole(count), january, { ...january, endsAt: middle })
          const after = prorate(whole(count), january, { ...january, startsAt: middle })
          expect(whole(count) - before - after >= 0n && whole(count) - before - after <= 1n).toBe(true)
        },
      ),
    )
  })
})
