import { required } from '@tenure/ui/form-checks'
import { check, pipe, string } from 'valibot'

/** What the forms of a resource type share. */
export const typeName = required('Give the resource type a name.')
export const typeUnit = required('Write the unit it is counted in: core-hours, TB.')
export const lifetime = pipe(
  string(),
  check(
    (text) => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= 1200,
    'Write a whole number of months, from 1 to 1,200.',
  ),
)
