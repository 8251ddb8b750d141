import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markThousands, readDecimal, trimDecimal } from './decimal.ts'

describe('readDecimal', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['1,000', '1000'],
    ['1 000 000.5', '1000000.5'],
    ['1’234', '1234'],
    ['12,345,678.9012', '12345678.9012'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007.10', '7.1'],
    ['+3', '3'],
    ['-0.00', '0'],
    ['99999999999999.9999', '99999999999999.9999'],
  ])('reads %j as %j', (typed, value) => {
    expect(readDecimal(typed)).toEqual({ value })
  })

  it.each(['1,5', '1,00', '12,34,567', 'ten', '1e3', '1.2.3', '0.00001', '123456789012345', '--1', 'NaN'])(
    'refuses %j with a sentence',
    (typed) => {
      expect(readDecimal(typed)).toHaveProperty('problem', expect.stringMatching(/\.$/))
    },
  )

  it('reads back whatever it wrote with thousands marks, digit for digit', () => {
    const quantity = fc.tuple(fc.bigInt(-(10n ** 14n) + 1n, 10n ** 14n - 1n), fc.integer({ min: 0, max: 9999 }))
    fc.assert(
      fc.property(quantity, ([whole, fraction]) => {
        const value = trimDecimal(`${whole}.${String(fraction).padStart(4, '0')}`)
        expect(readDecimal(markThousands(value))).toEqual({ value })
      }),
    )
  })
})

describe('trimDecimal', () => {
  it.each([
    ['1000.0000', '1000'],
    ['12.50', '12.5'],
    ['100', '100'],
    ['0.0000', '0'],
  ])('%s → %s', (stored, shown) => expect(trimDecimal(stored)).toBe(shown))
})
