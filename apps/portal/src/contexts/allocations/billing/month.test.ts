import { expect, it } from 'vitest'
import { showMoney, showPrice } from './money.ts'
import { monthsUntil, showMonth } from './month.ts'

it('lists months back over the year, and names them', () => {
  expect(monthsUntil(3, new Date('2027-01-31T23:00:00Z'))).toEqual(['2027-01', '2026-12', '2026-11'])
  expect(showMonth('2026-12')).toBe('December 2026')
})

it('shows a sum to its last digit, however long', () => {
  expect(showMoney('12345678901234567.89', 'EUR')).toBe('EUR\u00a012,345,678,901,234,567.89')
  expect(showMoney('-5', 'JPY')).toBe('-JPY\u00a05')
  expect(showPrice('0.0005', 'EUR')).toBe('EUR\u00a00.0005')
})
