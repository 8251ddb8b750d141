import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasShared, readShared } from '../testing/files.ts'
import { guardFormula, unguardFormula } from './formula.ts'

const RUNS = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

describe('guarding cells against formulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ["'=1", "''=1"],
    ["O'Brien", "O'Brien"],
    ["'quoted'", "'quoted'"],
    ['', ''],
  ])('writes %j as %j and back', (cell, written) => {
    expect(guardFormula(cell)).toBe(written)
    expect(unguardFormula(written)).toBe(cell)
  })

  it('comes back from any text, and never leaves a cell that runs', () => {
    const nasty = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', 'a', '1', '＝') })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nasty), (cell) => {
        expect(guardFormula(cell)).not.toMatch(RUNS)
        expect(unguardFormula(guardFormula(cell))).toBe(cell)
      }),
    )
  })

  it.skipIf(!hasShared('hostile'))('holds for payloads collected from real attacks', () => {
    const payloads = JSON.parse(
      new TextDecoder().decode(readShared('hostile/csv-injection-payloads.json').bytes),
    ) as readonly string[]
    for (const payload of payloads) {
      expect(guardFormula(payload)).not.toMatch(RUNS)
      expect(unguardFormula(guardFormula(payload))).toBe(payload)
    }
  })
})
