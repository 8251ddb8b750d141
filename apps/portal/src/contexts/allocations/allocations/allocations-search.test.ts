import { expect, it } from 'vitest'
import { filterOf, orderOf, readAllocationsSearch } from './allocations-search.ts'

it('reads an address and drops what makes no sense', () => {
  expect(readAllocationsSearch({ model: 'CONDO', endsBy: '2026-12-31', sort: '-QUANTITY', search: '' })).toEqual({
    model: 'CONDO',
    endsBy: '2026-12-31',
    sort: '-QUANTITY',
  })
  expect(readAllocationsSearch({ model: 'BOTH', endsBy: 'soon', state: 7, search: ['x'] })).toEqual({})
})

it('asks for what ends by a day up to the next midnight', () => {
  expect(filterOf({ endsBy: '2026-12-31' }).endsBefore).toBe('2027-01-01T00:00:00.000Z')
})

it('orders by project where the column is none', () => {
  expect(orderOf({ column: 'COLOUR', direction: 'descending' })).toEqual({ field: 'PROJECT', direction: 'DESC' })
})
