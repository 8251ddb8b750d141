import { expect, it } from 'vitest'
import { isShareable } from './share-checks.ts'

it.each(['0', '10', '12.5', '99', '98.99'])('lets %s per cent be shared', (text) => {
  expect(isShareable(text)).toBe(true)
})

it.each(['', '-1', '99.01', '100', '12.345', 'half'])('does not let %s per cent be shared', (text) => {
  expect(isShareable(text)).toBe(false)
})
