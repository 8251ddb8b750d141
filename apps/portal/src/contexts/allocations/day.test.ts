import { expect, it } from 'vitest'
import { endOfDay, lastDayOf, monthsLater, startOfDay } from './day.ts'

it('turns days into half-open instants and back', () => {
  expect([startOfDay('2026-01-31'), startOfDay('')]).toEqual(['2026-01-31T00:00:00.000Z', null])
  expect(endOfDay('2026-12-31')).toBe('2027-01-01T00:00:00.000Z')
  expect(lastDayOf('2027-01-01T00:00:00.000Z')).toBe('2026-12-31')
})

it('adds months as a calendar does', () => {
  expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28')
  expect(monthsLater('2026-11-30', 14)).toBe('2028-01-30')
})
