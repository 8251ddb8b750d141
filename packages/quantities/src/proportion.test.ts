import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largestRemainder, proportion } from './proportion.ts'

const totals = fc.bigInt({ min: 0n, max: 10n ** 18n })
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 })
  .filter((all) => all.some((weight) => weight > 0n))

describe('largestRemainder', () => {
  it('adds up to the total, exactly (invariant 9)', () => {
    fc.assert(
      fc.property(totals, weights, (total, by) => {
        expect(largestRemainder(total, by).reduce((a, b) => a + b, 0n)).toBe(total)
      }),
    )
  })
  it('is within one unit of the exact share, and zero where the weight is', () => {
    fc.assert(
      fc.property(totals, weights, (total, by) => {
        const all = by.reduce((a, b) => a + b, 0n)
        largestRemainder(total, by).forEach((part, index) => {
          const weight = by[index] ?? 0n
          expect(part * all > total * weight - all && part * all < total * weight + all).toBe(true)
          if (weight === 0n) expect(part).toBe(0n)
        })
      }),
    )
  })
  it('gives what is over to the largest remainder, then to the earlier line', () => {
    expect(largestRemainder(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n])
    expect(largestRemainder(100n, [334n, 333n, 333n])).toEqual([34n, 33n, 33n])
    expect(largestRemainder(1n, [1n, 2n])).toEqual([0n, 1n])
  })
  it('splits nothing over nothing, and nothing else', () => {
    expect(largestRemainder(0n, [])).toEqual([])
    expect(() => largestRemainder(1n, [0n])).toThrow(RangeError)
    expect(() => largestRemainder(-1n, [1n])).toThrow(RangeError)
    expect(() => largestRemainder(1n, [-1n])).toThrow(RangeError)
  })
})

describe('proportion', () => {
  it('rounds down', () => expect(proportion(100n, 1n, 3n)).toBe(33n))
  it('stays between nothing and all', () => {
    expect(proportion(7n, 0n, 3n)).toBe(0n)
    expect(proportion(7n, 3n, 3n)).toBe(7n)
    expect(() => proportion(7n, 4n, 3n)).toThrow(RangeError)
    expect(() => proportion(7n, 0n, 0n)).toThrow(RangeError)
  })
})
