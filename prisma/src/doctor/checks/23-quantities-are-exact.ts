import type { Check } from '../check.ts'

export const check23: Check = {
  number: 23,
  name: 'quantities are exact',
  because: 'Floats do not add up to what exists; a numeric without a scale holds more digits than anyone shows.',
  sql: `select c.object, 'of type ' || c.type as detail from columns c where c.type in ('real', 'double precision', 'money', 'numeric') order by 1`,
  mend: 'Give {object} a numeric with precision and scale: quantities are numeric(18,4), percentages numeric(5,2).',
}
