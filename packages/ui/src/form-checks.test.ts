import { safeParse } from 'valibot'
import { expect, it } from 'vitest'
import { positiveDecimal, required } from './form-checks.ts'

it.each([
  ['0.0001', true],
  ['1,000', true],
  ['0', false],
  ['-1', false],
  ['', false],
  ['ten', false],
])('a quantity of %j: %s', (text, holds) => {
  expect(safeParse(positiveDecimal('Say how much.'), text).success).toBe(holds)
})

it('takes spaces for nothing', () => {
  expect(safeParse(required('Give a name.'), '  ').issues?.[0].message).toBe('Give a name.')
})
