import { expect, it } from 'vitest'
import { Seal } from './seal.ts'

const key = 'k'.repeat(43)

it('opens what it closed, at its place alone', () => {
  const seal = new Seal(key, 'test')
  const sealed = seal.close('a secret', 'here')
  expect(seal.open(sealed, 'here')).toBe('a secret')
  expect(sealed.toString('latin1')).not.toContain('secret')
  expect(() => seal.open(sealed, 'there')).toThrow(/./)
  expect(seal.close('a secret', 'here')).not.toEqual(sealed)
})

it('opens nothing that was changed, cut, or closed under another key or purpose', () => {
  const seal = new Seal(key, 'test')
  const sealed = seal.close('a secret', 'here')
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = Buffer.from(sealed)
    changed[i]! ^= 1
    expect(() => seal.open(changed, 'here'), String(i)).toThrow(/./)
  }
  expect(() => seal.open(sealed.subarray(0, 20), 'here')).toThrow(/./)
  expect(() => new Seal(key, 'other').open(sealed, 'here')).toThrow(/./)
  expect(() => new Seal('j'.repeat(43), 'test').open(sealed, 'here')).toThrow(/./)
  expect(() => new Seal('short', 'test')).toThrow(/./)
})
