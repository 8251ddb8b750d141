import type { Check } from '../check.ts'
import { exempt, otherWords } from '../exemptions.ts'

/** Words that a column with few values ends in. */
const fewValues = '(^|_)(status|kind|tier|role|source|mark|renewal|model|subtype|mode)$|^billing_period$'

export const check21: Check = {
  number: 21,
  name: 'columns of few words are checked',
  because: 'A misspelt status is a state nobody thought of.',
  sql: `select c.object, 'has no check' as detail from columns c
    where c.attname ~ '${fewValues}' and c.type ~ '^(text|character)' and c.object not in ${exempt(otherWords)}
      and not exists (select from pg_constraint k where k.conrelid = c.attrelid and k.contype = 'c' and k.conkey = array[c.attnum] and pg_get_constraintdef(k.oid) ~ '(= ANY|= ''| IN )')
    order by 1`,
  mend: 'Add a constraint check ({object} in (…)).',
}
