import { expect, it } from 'vitest'
import { differencesOf, showField } from './differences.ts'

it('names fields as people do', () => {
  expect(['default_data_steward_id', 'costCentre', 'deleted_at'].map(showField)).toEqual([
    'Default data steward',
    'Cost centre',
    'Archived',
  ])
})

it('shows instants, quantities and codes as they stand elsewhere', () => {
  expect(
    differencesOf([
      { field: 'quantity', before: '1000.0000', after: '12500.5000' },
      { field: 'ends_at', before: null, after: '2026-12-31T00:00:00+00:00' },
      { field: 'storage_subtype', before: 'S3_LIKE', after: 'POSIX' },
    ]),
  ).toEqual([
    { field: 'Quantity', before: '1,000', after: '12,500.5' },
    { field: 'Ends at', before: null, after: '31 Dec 2026, 00:00' },
    { field: 'Storage subtype', before: 'S3_LIKE', after: 'Posix' },
  ])
})

it('takes what has parts apart, and leaves out the parts that stayed', () => {
  expect(
    differencesOf([
      { field: 'billing_details', before: { costCentre: '4711', note: 'a' }, after: { costCentre: '4712', note: 'a' } },
    ]),
  ).toEqual([{ field: 'Billing: cost centre', before: '4711', after: '4712' }])
})
