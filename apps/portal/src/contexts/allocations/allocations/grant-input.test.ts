import { expect, it } from 'vitest'
import { type GrantValues, grantInput, grantPreviewInput } from './grant-input.ts'

const values: GrantValues = {
  projectId: 'p',
  resourceTypeId: 'r',
  model: 'SUBSCRIPTION',
  quantity: '1000',
  startsAt: '2026-12-01',
  billingPeriod: 'MONTH',
  renewal: 'AUTO',
  periods: '3',
  lifetimeMonths: '60',
  note: ' ',
}

it('sends what the model has a use for, and nothing else', () => {
  expect(grantInput(values)).toEqual({
    projectId: 'p',
    resourceTypeId: 'r',
    model: 'SUBSCRIPTION',
    quantity: '1000',
    startsAt: '2026-12-01T00:00:00.000Z',
    billingPeriod: 'MONTH',
    renewal: 'AUTO',
    periods: null,
    note: null,
  })
  expect(grantInput({ ...values, model: 'CONDO' })).toMatchObject({ lifetimeMonths: 60 })
  expect(grantInput({ ...values, model: 'CONDO' })).not.toHaveProperty('renewal')
  expect(grantInput({ ...values, renewal: 'NONE' })).toMatchObject({ periods: 3 })
})

it('asks for a preview only of what can be previewed', () => {
  expect(grantPreviewInput({ ...values, quantity: 'much' })).toBeNull()
  expect(grantPreviewInput({ ...values, projectId: '' })).toBeNull()
  expect(grantPreviewInput({ ...values, note: 'For the autumn campaign' })).toMatchObject({ note: null })
})
