import fc from 'fast-check'
import { expect, it } from 'vitest'
import { minutesToHours } from './tres.ts'

it('makes hours of minutes, exactly or to the nearest of four decimals', () => {
  expect(minutesToHours('600000')).toEqual({ hours: '10000', rounded: false })
  expect(minutesToHours('3')).toEqual({ hours: '0.05', rounded: false })
  expect(minutesToHours('1')).toEqual({ hours: '0.0167', rounded: true })
  expect(minutesToHours('0')).toEqual({ hours: '0', rounded: false })
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (minutes) => {
      const { hours, rounded } = minutesToHours(minutes.toString())
      const [whole = '', fraction = ''] = hours.split('.')
      const back = (BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'))) * 60n
      const off = back - minutes * 10_000n
      expect(off === 0n).toBe(!rounded)
      expect(off <= 30n && off >= -30n).toBe(true)
    }),
  )
})
