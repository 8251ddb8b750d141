import { fromTenThousandths, type Quantity } from '@tenure/quantities/quantity'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coins, divideHalfEven, lineAmount, minorDigits } from './money.ts'

const currency = fc.constantFrom('EUR', 'JPY', 'KWD')
const line = fc.record({
  quantity: fc.bigInt(-(10n ** 12n), 10n ** 12n).map((n) => fromTenThousandths(n)),
  price: fc.bigInt(0n, 10n ** 9n).map((n) => fromTenThousandths(n)),
  hundredths: fc.integer({ min: 0, max: 10_000 }),
})

describe('B6', () => {
  it('a line is a whole number of coins, no more than half a coin from what it is exactly', () => {
    fc.assert(
      fc.property(line, currency, (given, code) => {
        const amount = lineAmount(given, code)
        const coin = 10n ** BigInt(4 - minorDigits(code))
        expect(amount % coin).toBe(0n)
        const exact = given.quantity * given.price * BigInt(10_000 - given.hundredths)
        const off = amount * 100_000_000n - exact
        expect((off < 0n ? -off : off) * 2n).toBeLessThanOrEqual(coin * 100_000_000n)
      }),
    )
  })

  it('what lies in the middle goes to the even coin, up and down alike', () => {
    expect([1n, 3n, 5n, -1n, -3n, -5n].map((n) => divideHalfEven(n, 2n))).toEqual([0n, 2n, 2n, 0n, -2n, -2n])
  })

  it('a credit of the same line takes back exactly what it came to', () => {
    fc.assert(
      fc.property(line, currency, (given, code) => {
        const back = { ...given, quantity: -given.quantity as Quantity }
        expect(lineAmount(back, code) + lineAmount(given, code)).toBe(0n)
      }),
    )
  })

  it('is printed with the decimals of its currency', () => {
    expect([coins('-2469.5000', 'EUR'), coins('12.0000', 'JPY'), coins('0.1250', 'KWD')]).toEqual([
      '-2469.50',
      '12',
      '0.125',
    ])
  })
})
