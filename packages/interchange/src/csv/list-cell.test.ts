import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinList, splitList } from './list-cell.ts'

it('parts names by semicolons, whatever spaces people leave', () => {
  expect(splitList('jane;john ;  kim;;')).toEqual(['jane', 'john', 'kim'])
  expect(splitList('DOMAIN\\jane')).toEqual(['DOMAIN\\jane'])
  expect(splitList('')).toEqual([])
})

it('gives any names back', () => {
  const name = fc.string({ unit: fc.constantFrom('\\', ';', 'a', ' ', '"') })
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const kept = names.map((each) => each.trim()).filter((each) => each !== '')
      expect(splitList(joinList(names))).toEqual(kept)
    }),
  )
})
