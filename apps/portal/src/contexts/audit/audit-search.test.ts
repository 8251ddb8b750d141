import { expect, it } from 'vitest'
import { filterOf, isFiltered, readAuditSearch } from './audit-search.ts'

it('reads what makes sense, and lets the rest fall out', () => {
  const search = readAuditSearch({ by: 'abc', from: 'soon', to: '2026-01-31', action: '', page: 3 })
  expect(search).toEqual({ by: 'abc', to: '2026-01-31' })
  expect([isFiltered(search), isFiltered({})]).toEqual([true, false])
})

it('holds the last day whole', () => {
  const { from, to } = filterOf({ from: '2026-01-31', to: '2026-01-31' })
  expect([from, to]).toEqual(['2026-01-31T00:00:00.000Z', '2026-02-01T00:00:00.000Z'])
})

it('takes an instant as it stands, and numbers that were typed', () => {
  const search = readAuditSearch({ from: '2026-01-31T14:00Z', to: '2026-01-31T15:00Z', became: 100 })
  expect(filterOf(search)).toMatchObject({
    from: '2026-01-31T14:00:00.000Z',
    to: '2026-01-31T15:00:00.000Z',
    after: '100',
  })
})
