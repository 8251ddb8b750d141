import { expect, it } from 'vitest'
import { burnDownSeries } from './burn-down-series.ts'

it('counts down from the grant, day by day, beside the even pace', () => {
  const [left, pace] = burnDownSeries({
    startsAt: '2026-01-01T00:00:00.000Z',
    endsAt: '2026-01-05T00:00:00.000Z',
    quantity: '100.0000',
    days: [
      { day: '2026-01-01T00:00:00.000Z', amount: '10.5000' },
      { day: '2026-01-03T00:00:00.000Z', amount: '-0.5000' },
    ],
  })
  expect(left!.steps.map(({ quantity }) => quantity)).toEqual(['100.0000', '89.5000', '90.0000'])
  expect(pace!.steps.map(({ quantity }) => quantity)).toEqual(['100.0000', '75.0000', '50.0000', '25.0000', '0.0000'])
})
