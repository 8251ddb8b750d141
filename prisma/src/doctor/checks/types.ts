import type { Check } from '../check.ts'
import { exempt, otherWords } from '../exemptions.ts'

/** Words that a column with few values ends in. */
const fewValues = '(^|_)(status|kind|tier|role|source|mark|renewal|model|subtype|mode)$|^billing_period$'

/** Types that mean what they say under row level security, in JavaScript and in sums. */
export const types: readonly Check[] = [
  {
    number: 20,
    name: 'no enums',
    because:
      'Equality on an enum is not leakproof: under row level security no index serves it (160 times slower), and a value can’t be taken back.',
    sql: `select c.object, 'of type ' || c.type as detail from columns c join pg_type t on t.oid = c.atttypid where t.typtype = 'e' order by 1`,
    mend: 'Make {object} text with a check constraint.',
  },
  {
    number: 21,
    name: 'columns of few words are checked',
    because: 'A misspelt status is a state nobody thought of.',
    sql: `select c.object, 'has no check' as detail from columns c
      where c.attname ~ '${fewValues}' and c.type ~ '^(text|character)' and c.object not in ${exempt(otherWords)}
        and not exists (select from pg_constraint k where k.conrelid = c.attrelid and k.contype = 'c' and k.conkey = array[c.attnum] and pg_get_constraintdef(k.oid) ~ '(= ANY|= ''| IN )')
      order by 1`,
    mend: 'Add a constraint check ({object} in (…)).',
  },
  {
    number: 22,
    name: 'times are timestamptz(3)',
    because:
      'JavaScript holds milliseconds: with microseconds the second page of a list comes back empty, without an error. Without a zone it is no time at all.',
    sql: `select c.object, 'of type ' || c.type as detail from columns c
      where c.type ~ '^timestamp' and c.type <> 'timestamp(3) with time zone' and c.table_object <> 'public._prisma_migrations' order by 1`,
    mend: 'alter {object} to timestamptz(3).',
  },
  {
    number: 23,
    name: 'quantities are exact',
    because: 'Floats do not add up to what exists; a numeric without a scale holds more digits than anyone shows.',
    sql: `select c.object, 'of type ' || c.type as detail from columns c where c.type in ('real', 'double precision', 'money', 'numeric') order by 1`,
    mend: 'Give {object} a numeric with precision and scale: quantities are numeric(18,4), percentages numeric(5,2).',
  },
]
