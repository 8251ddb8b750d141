import { positiveDecimal, required } from '@tenure/ui/form-checks'
import { check, object, picklist, pipe, string } from 'valibot'

const wholeNumber = (sentence: string) =>
  pipe(
    string(),
    check((text) => text === '' || /^[1-9]\d{0,3}$/.test(text), sentence),
  )

/** What the form of a grant must hold; which of it is sent depends on the model. */
export const grantSchema = object({
  projectId: required('Choose the project that gets it.'),
  resourceTypeId: required('Choose what is granted.'),
  model: picklist(['SUBSCRIPTION', 'CONDO']),
  quantity: positiveDecimal('Write a quantity above 0.'),
  startsAt: string(),
  billingPeriod: picklist(['MONTH', 'QUARTER', 'YEAR']),
  renewal: picklist(['AUTO', 'MANUAL', 'NONE']),
  periods: wholeNumber('Write a whole number of periods, 1 or more.'),
  lifetimeMonths: wholeNumber('Write a whole number of months, 1 or more.'),
  note: string(),
})
