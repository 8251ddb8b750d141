import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PercentageError, floorShare, formatPercentage, fromHundredths, parsePercentage } from './percentage.ts'
import { fromTenThousandths, parseQuantity } from './quantity.ts'

function faultOf(text: string): string {
  try {
    parsePercentage(text)
    return 'none'
  } catch (error) {
    if (error instanceof PercentageError) return error.fault
    throw error
  }
}

describe('percentages', () => {
  it('come back through their text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9900 }), (count) => {
        expect(parsePercentage(formatPercentage(count))).toBe(count)
        expect(fromHundredths(count)).toBe(count)
      }),
    )
  })

  it.each([
    ['12.5', 1250], ['0', 0], ['-0', 0], ['99', 9900], ['0.01', 1], ['7.50', 750],
  ])('reads %s', (text, count) => expect(parsePercentage(text)).toBe(count)) // prettier-ignore

  it.each([
    ['99.01', 'OUT_OF_RANGE'], ['100', 'OUT_OF_RANGE'], ['-1', 'OUT_OF_RANGE'], ['-0.5', 'OUT_OF_RANGE'],
    ['1.001', 'TOO_MANY_DECIMALS'], ['NaN', 'NOT_A_DECIMAL'], ['1e1', 'NOT_A_DECIMAL'], ['10 %', 'NOT_A_DECIMAL'], ['', 'NOT_A_DECIMAL'],
  ])('refuses %s', (text, fault) => expect(faultOf(text)).toBe(fault)) // prettier-ignore

  it('are whole hundredths', () => expect(() => fromHundredths(12.5)).toThrow(PercentageError))
  it('write sums above the limit too', () => expect(formatPercentage(10_450)).toBe('104.5'))
})

describe('floorShare', () => {
  it('rounds down, and only by a crumb', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.integer({ min: 0, max: 9900 }),
        (units, count) => {
          const crumb = units * BigInt(count) - floorShare(fromTenThousandths(units), count) * 10_000n
          expect(crumb >= 0n && crumb < 10_000n).toBe(true)
        },
      ),
    )
  })
  it('leaves the crumb with the giver', () => {
    expect(floorShare(parseQuantity('0.0001'), 9900)).toBe(0n)
    expect(floorShare(parseQuantity('5000'), 1000)).toBe(parseQuantity('500'))
    expect(floorShare(parseQuantity('1'), 3333)).toBe(parseQuantity('0.3333'))
  })
})
