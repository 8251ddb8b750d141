import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInstant, writeInstant } from './instant.ts'

describe('reading instants', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T12:30:00Z', '2026-01-31T12:30:00.000Z'],
    ['2026-01-31 12:30', '2026-01-31T12:30:00.000Z'],
    ['2026-01-31T00:30:00+02:00', '2026-01-30T22:30:00.000Z'],
    ['2026-01-31 00:00:00.123-05', '2026-01-31T05:00:00.123Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('reads %s as %s', (cell, value) => {
    expect(readInstant(cell)).toEqual({ ok: true, value, shortened: false })
  })

  it.each([
    '',
    '2026-02-30',
    '2025-02-29',
    '31/01/2026',
    '01.02.2026',
    '2026-13-01',
    'infinity',
    '2026-01-01T24:00',
    '46023',
  ])('refuses %j', (cell) => expect(readInstant(cell).ok).toBe(false))

  it('says when it drops microseconds', () => {
    expect(readInstant('2026-01-01T00:00:00.123456Z')).toMatchObject({
      value: '2026-01-01T00:00:00.123Z',
      shortened: true,
    })
  })

  it('reads back what it writes', () => {
    const range = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    }
    fc.assert(
      fc.property(fc.date(range), (date) => {
        expect(readInstant(writeInstant(date.toISOString()))).toMatchObject({ value: date.toISOString() })
      }),
    )
  })
})
