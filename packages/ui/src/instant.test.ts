import { expect, it } from 'vitest'
import { showDay, showLastDay, showMinute } from './instant.ts'

it('shows days and minutes in UTC, whatever the place of the reader', () => {
  expect(showDay('2026-12-31T23:59:59.999Z')).toBe('31 Dec 2026')
  expect(showMinute('2026-03-01T09:05:00.000Z')).toBe('1 Mar 2026, 09:05')
})

it('shows the last day of a half-open period', () => {
  expect(showLastDay('2027-01-01T00:00:00.000Z')).toBe('31 Dec 2026')
  expect(showLastDay('2027-01-01T00:00:00.001Z')).toBe('1 Jan 2027')
})
