import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDecimal } from './decimal.ts'

const comma = { decimalComma: true, digits: 14, decimals: 4 }
const point = { decimalComma: false, digits: 14, decimals: 4 }

describe('reading decimals', () => {
  it.each([
    ['1000', '1000'],
    ['0012.5000', '12.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+3', '3'],
    ['-0', '0'],
    ['99999999999999.9999', '99999999999999.9999'],
    ['1.50000', '1.5'],
  ])('reads %s as %s', (cell, value) => {
    expect(readDecimal(cell, point)).toMatchObject({ ok: true, value })
  })

  it.each([
    '',
    'ten',
    '1,000',
    '1 000',
    '1.000.000',
    '1,234.5',
    '1e5',
    '1.5E+06',
    '--1',
    '1.2.3',
    '0x10',
    '٣',
    'NaN',
    '.',
  ])('refuses %j', (cell) => expect(readDecimal(cell, point).ok).toBe(false))

  it('takes a comma where the file is parted by semicolons, and says when a point may mean thousands', () => {
    expect(readDecimal('1234,5', comma)).toMatchObject({ ok: true, value: '1234.5', ambiguous: false })
    expect(readDecimal('1.234', comma)).toMatchObject({ ok: true, value: '1.234', ambiguous: true })
    expect(readDecimal('1.234,5', comma).ok).toBe(false)
  })

  it('never rounds: too many digits are refused', () => {
    expect(readDecimal('0.00001', point)).toMatchObject({ ok: false, tooBig: true })
    expect(readDecimal('100000000000000', point)).toMatchObject({ ok: false, tooBig: true })
  })

  it('is exact for every number with four decimals', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (scaled) => {
        const text = `${scaled / 10_000n}.${(scaled % 10_000n).toString().padStart(4, '0')}`
        const reading = readDecimal(text, point)
        const [whole = '', fraction = ''] = reading.ok ? reading.value.split('.') : []
        expect(BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'))).toBe(scaled)
        expect(reading).toEqual(readDecimal(text.replace('.', ','), comma))
      }),
    )
  })
})
