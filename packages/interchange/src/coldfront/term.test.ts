import { describe, expect, it } from 'vitest'
import { addMonths, toTerm } from './term.ts'

describe('terms of ColdFront', () => {
  it.each([
    ['2026-11-20', '2027-11-20', 'SUBSCRIPTION', '2027-11-20', 'YEAR'],
    ['2026-01-01', '2026-12-31', 'SUBSCRIPTION', '2027-01-01', 'YEAR'],
    ['2026-01-01', '2026-03-31', 'SUBSCRIPTION', '2026-04-01', 'QUARTER'],
    ['2026-11-20', '2026-11-30', 'SUBSCRIPTION', '2026-12-01', 'MONTH'],
    ['2026-01-01', '2026-01-01', 'SUBSCRIPTION', '2026-01-02', 'MONTH'],
    ['2026-01-01', '2031-01-01', 'CONDO', '2031-01-01', undefined],
    ['2026-11-20', '2029-05-08', 'CONDO', '2029-05-09', undefined],
  ])('%s to %s is a %s until %s', (start, end, model, until, period) => {
    const term = toTerm(start, end)
    expect(term).toMatchObject({ model, start: `${start}T00:00:00.000Z`, end: `${until}T00:00:00.000Z` })
    expect(term.billingPeriod).toBe(period)
  })

  it('knows a condo’s months where they are whole', () => {
    expect(toTerm('2026-01-01', '2031-01-01').lifetimeMonths).toBe(60)
    expect(toTerm('2026-11-20', '2029-05-08').lifetimeMonths).toBeUndefined()
  })

  it('adds months to the last day of short ones', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-01-31', 2)).toBe('2026-03-31')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
  })
})
