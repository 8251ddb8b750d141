import fc from 'fast-check'
import { expect, it } from 'vitest'
import { positionAfter } from './grid-position.ts'

const extent = { rows: 100, columns: 5, page: 20 }
const after = (row: number, column: number, key: string, isControl = false) =>
  positionAfter({ row, column }, { key, isControl }, extent)

it('moves as the grid pattern says', () => {
  expect(after(1, 0, 'ArrowUp')).toEqual({ row: 0, column: 0 })
  expect(after(0, 4, 'ArrowRight')).toEqual({ row: 0, column: 4 })
  expect(after(90, 2, 'PageDown')).toEqual({ row: 100, column: 2 })
  expect(after(10, 2, 'PageUp')).toEqual({ row: 1, column: 2 })
  expect(after(7, 3, 'Home')).toEqual({ row: 7, column: 0 })
  expect(after(7, 3, 'End', true)).toEqual({ row: 100, column: 4 })
  expect(after(7, 3, 'a')).toBeNull()
})

it('never leaves the grid', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End')
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.boolean())), (presses) => {
      let at = { row: 1, column: 0 }
      for (const [key, isControl] of presses) at = positionAfter(at, { key, isControl }, extent) ?? at
      expect(at.row).toBeGreaterThanOrEqual(0)
      expect(at.row).toBeLessThanOrEqual(100)
      expect(at.column).toBeGreaterThanOrEqual(0)
      expect(at.column).toBeLessThan(5)
    }),
  )
})
