import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, atLeastZero, compare, max, min, negate, subtract, sum } from './arithmetic.ts'
import { formatFixed, formatGrouped, formatQuantity } from './format.ts'
import { LARGEST, QuantityFormatError, fromTenThousandths, isStorable, parseQuantity, whole } from './quantity.ts'

const quantities = fc.bigInt({ min: -LARGEST, max: LARGEST }).map(fromTenThousandths)

function faultOf(text: string): string {
  try {
    parseQuantity(text)
    return 'none'
  } catch (error) {
    if (error instanceof QuantityFormatError) return error.fault
    throw error
  }
}

describe('parseQuantity', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['0007', 70_000n],
    ['1250.5', 12_505_000n],
    ['-0.0001', -1n],
    ['1.50000000', 15_000n],
    ['99999999999999.9999', 10n ** 18n - 1n],
  ])('reads %s', (text, units) => expect(parseQuantity(text)).toBe(units))

  it.each([
    '', ' ', 'NaN', 'Infinity', '-Infinity', '1e3', '1E3', '0x10', '+1', '.5', '5.', '1,000', ' 1', '1\n', '١', '1.2.3', '--1',
    '9'.repeat(1_000_000),
  ])('refuses %s as no decimal', (text) => expect(faultOf(text)).toBe('NOT_A_DECIMAL')) // prettier-ignore

  it('refuses a fifth decimal and a fifteenth digit', () => {
    expect(faultOf('0.00001')).toBe('TOO_MANY_DECIMALS')
    expect(faultOf('100000000000000')).toBe('TOO_MANY_DIGITS')
    expect(faultOf('-100000000000000')).toBe('TOO_MANY_DIGITS')
  })

  it('shortens what it quotes', () =>
    expect(new QuantityFormatError('NOT_A_DECIMAL', 'x'.repeat(99)).input.length).toBe(41))
})

describe('formats', () => {
  it('come back through parsing', () => {
    fc.assert(
      fc.property(quantities, (amount) => {
        expect(parseQuantity(formatQuantity(amount))).toBe(amount)
        expect(parseQuantity(formatFixed(amount))).toBe(amount)
        expect(parseQuantity(formatGrouped(amount).replaceAll(',', '').replace('−', '-'))).toBe(amount)
      }),
    )
  })

  it.each([
    ['1234567.8', '1,234,567.8', '1234567.8000'],
    ['-999', '−999', '-999.0000'],
    ['-1000.0001', '−1,000.0001', '-1000.0001'],
    ['0', '0', '0.0000'],
  ])('%s', (text, grouped, fixed) => {
    expect(formatGrouped(parseQuantity(text))).toBe(grouped)
    expect(formatFixed(parseQuantity(text))).toBe(fixed)
  })
})

describe('arithmetic', () => {
  it('is that of whole numbers', () => {
    fc.assert(
      fc.property(quantities, quantities, (a, b) => {
        expect(subtract(add(a, b), b)).toBe(a)
        expect(add(a, negate(a))).toBe(0n)
        expect(Math.sign(compare(a, b))).toBe(-compare(b, a) + 0)
        expect(add(min(a, b), max(a, b))).toBe(add(a, b))
        expect(atLeastZero(a)).toBe(max(a, whole(0)))
      }),
    )
  })

  it('sums nothing to zero', () => expect(sum([])).toBe(0n))
  it('knows what a column holds', () => {
    expect(isStorable(LARGEST)).toBe(true)
    expect(isStorable(add(LARGEST, fromTenThousandths(1n)))).toBe(false)
  })
  it('takes whole numbers only', () => {
    expect(whole(5_000)).toBe(50_000_000n)
    expect(() => whole(0.5)).toThrow(RangeError)
  })
})
