import { expect, it } from 'vitest'
import { instantsOf, quantityAt, type StepSeries } from './step-series.ts'

const own: StepSeries = {
  id: 'own',
  name: 'Own',
  tone: 'accent',
  steps: [
    { at: '2026-01-01T00:00:00.000Z', quantity: '100' },
    { at: '2026-07-01T00:00:00.000Z', quantity: '250.5' },
  ],
}

it('holds a quantity from its instant until the next, half-open', () => {
  const at = (iso: string) => quantityAt(own, Date.parse(iso))
  expect(at('2025-12-31T23:59:59.999Z')).toBeNull()
  expect(at('2026-01-01T00:00:00.000Z')).toBe('100')
  expect(at('2026-06-30T23:59:59.999Z')).toBe('100')
  expect(at('2026-07-01T00:00:00.000Z')).toBe('250.5')
})

it('lists each instant of change once, in order', () => {
  const lent = { ...own, id: 'lent', steps: [{ at: '2026-03-01T00:00:00Z', quantity: '10' }, own.steps[1]!] }
  expect(instantsOf([own, lent])).toEqual([
    '2026-01-01T00:00:00.000Z',
    '2026-03-01T00:00:00.000Z',
    '2026-07-01T00:00:00.000Z',
  ])
})
