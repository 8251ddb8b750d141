import { expect, it } from 'vitest'
import { changedFields, fieldName, showValue } from './field-names.ts'

it('says fields and values as people do', () => {
  expect(fieldName('data_steward_id')).toBe('Data steward')
  expect(showValue('quantity', '2300.0000')).toBe('2,300')
  expect(showValue('quantity', 2300)).toBe('2,300')
  expect(showValue('ends_at', '2027-01-01T00:00:00+00:00')).toBe('31 Dec 2026')
  expect(showValue('share_percentage', '12.50')).toBe('12.5 %')
  expect(showValue('renewal', 'AUTO')).toBe('Renews by itself')
  expect([showValue('note', null), showValue('group_inherited', true)]).toEqual([null, 'yes'])
})

it('tells what was changed from what was left alone', () => {
  expect(changedFields({ name: 'GPU', unit: 'hours' }, { name: 'GPU hours', unit: 'hours' })).toEqual({
    name: 'GPU hours',
  })
})
