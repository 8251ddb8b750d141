import { expect, it } from 'vitest'
import { changedQuantity } from './changed-quantity.ts'

it('knows another quantity from the same written otherwise, and from none', () => {
  expect(changedQuantity('1200', '1000.0000')).toBe(true)
  expect(changedQuantity('1,000.0', '1000.0000')).toBe(false)
  expect(changedQuantity('0.00', '1000.0000')).toBe(false)
  expect(changedQuantity('', '1000.0000')).toBe(false)
  expect(changedQuantity('many', '1000.0000')).toBe(false)
})
