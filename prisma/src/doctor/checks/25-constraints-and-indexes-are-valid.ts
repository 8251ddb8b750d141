import type { Check } from '../check.ts'

export const check25: Check = {
  number: 25,
  name: 'constraints and indexes are valid',
  because: 'A constraint that is not validated holds for new rows only; an invalid unique index holds for none.',
  sql: `select t.object || '.' || k.conname as object, 'is not validated' as detail from pg_constraint k join relations t on t.oid = k.conrelid where not k.convalidated
    union all select t.object || '.' || c.relname, 'is not valid' from pg_index i join relations t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid where not (i.indisvalid and i.indisready)
    order by 1`,
  mend: 'Validate or rebuild {object}.',
}
