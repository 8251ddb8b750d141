import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from './canonical-json.ts'

const pairs = JSON.parse(readFileSync(new URL('../test-data/canonical-json.json', import.meta.url), 'utf8')) as Record<
  string,
  { input: string; output: string; outhex: string[] }
>

const anyText = fc.string({ unit: 'grapheme' })
const anyJson = fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => value as Json)

describe('canonical JSON', () => {
  it.each(Object.entries(pairs))('is byte for byte as its authors write it: %s', (_name, { input, outhex }) => {
    const bytes = Buffer.from(canonicalJson(JSON.parse(input) as Json))
    expect(bytes.toString('hex')).toBe(outhex.join(''))
  })
  it('says the same value, and says it again in the same way', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value)
        const again = JSON.parse(text) as Json
        expect(canonicalJson(again)).toBe(text)
        expect(again).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
  it('does not depend on the order in which names were given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(anyText, anyJson), { selector: ([name]) => name }), (members) => {
        expect(canonicalJson(Object.fromEntries(members))).toBe(canonicalJson(Object.fromEntries(members.reverse())))
      }),
    )
  })
  it('refuses what JSON can’t say', () => {
    for (const value of [NaN, Infinity, '\ud800', { '\udc00': 1 }, undefined, 1n, () => 1])
      expect(() => canonicalJson(value as Json)).toThrow(TypeError)
  })
})
