import { LARGEST, fromTenThousandths, parseQuantity } from '@tenure/quantities/quantity'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../kernel/refusal.ts'
import { checkQuantity, checkSpan, readPercentage, readQuantity } from './value-checks.ts'

describe('quantities to grant', () => {
  it('are read exactly', () => expect(readQuantity('10000.5')).toBe(parseQuantity('10000.5')))
  it.each([
    ['NaN', 'UnreadableQuantity', 'NOT_A_DECIMAL'],
    ['Infinity', 'UnreadableQuantity', 'NOT_A_DECIMAL'],
    ['1.23456', 'UnreadableQuantity', 'TOO_MANY_DECIMALS'],
    ['1e9', 'UnreadableQuantity', 'NOT_A_DECIMAL'],
  ])('refuse %s', (text, name, fault) => {
    expect(readQuantity(text)).toMatchObject({ name, fault, field: ['quantity'] })
  })
  it('are never negative, and fit', () => {
    expect(readQuantity('-1')).toMatchObject({ name: 'NegativeQuantity' })
    expect(checkQuantity(fromTenThousandths(LARGEST + 1n))).toMatchObject({ name: 'QuantityTooLarge' })
    expect(checkQuantity(fromTenThousandths(0n))).toBeNull()
  })
})

describe('percentages to share', () => {
  it('are read exactly', () => expect(readPercentage('33.33')).toBe(3333))
  it('are between 0 and 99', () => expect(readPercentage('99.5')).toBeInstanceOf(Refusal))
})

describe('spans', () => {
  const start = new Date('2026-01-01T00:00:00Z')
  it('end after they start, or never', () => {
    expect(checkSpan({ startsAt: start, endsAt: new Date(start.getTime() + 1) })).toBeNull()
    expect(checkSpan({ startsAt: start, endsAt: null })).toBeNull()
    expect(checkSpan({ startsAt: start, endsAt: start })).toMatchObject({ name: 'EndNotAfterStart', field: ['endsAt'] })
  })
  it('are finite', () => {
    expect(checkSpan({ startsAt: start, endsAt: new Date(Number.POSITIVE_INFINITY) })).toMatchObject({
      field: ['endsAt'],
    })
    expect(checkSpan({ startsAt: new Date(8.64e15), endsAt: null })).toMatchObject({ name: 'DateOutOfRange' })
  })
})
