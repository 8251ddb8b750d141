import { expect, it } from 'vitest'
import { passwordRefusal } from './password-policy.ts'

const owner = { email: 'mina.sato@aurora.test', username: 'msato', fullName: 'Mina Sato' }

it.each(['correct horse battery', 'zwölf Zeichen', '🐎🔋📎🐴🌊🪸🧬🛰️🔭🧪🧫🦠', 'Mina rows to Aurora at dawn'])(
  'takes %s',
  (password) => {
    expect(passwordRefusal(password, owner)).toBeUndefined()
  },
)

it.each([
  ['eleven char', /12 characters/],
  ['abababababababab', /five different/],
  ['mina.sato@aurora.test', /your own name/],
  ['mina.sato2026', /your own name/],
  ['123qweasdzxc', /everybody chooses/],
  ['Football2026!', /everybody chooses/],
  ['sunshine sunshine'.replace(' ', ''), /everybody chooses/],
  ['x'.repeat(1001), /1,000 characters at most/],
])('refuses %s', (password, problem) => {
  expect(passwordRefusal(password, owner)?.problem).toMatch(problem)
})
