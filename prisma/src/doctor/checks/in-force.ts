import type { Check } from '../check.ts'

/** What is written down is also in force. */
export const inForce: readonly Check[] = [
  {
    number: 25,
    name: 'constraints and indexes are valid',
    because: 'A constraint that is not validated holds for new rows only; an invalid unique index holds for none.',
    sql: `select t.object || '.' || k.conname as object, 'is not validated' as detail from pg_constraint k join relations t on t.oid = k.conrelid where not k.convalidated
      union all select t.object || '.' || c.relname, 'is not valid' from pg_index i join relations t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid where not (i.indisvalid and i.indisready)
      order by 1`,
    mend: 'Validate or rebuild {object}.',
  },
  {
    number: 26,
    name: 'triggers are enabled',
    because: 'A trigger that someone switched off for an afternoon stays off, and the table goes on without it.',
    sql: `select t.object || '.' || g.tgname as object, case g.tgenabled when 'D' then 'is disabled' else 'fires for replicas only' end as detail
      from pg_trigger g join relations t on t.oid = g.tgrelid where g.tgenabled in ('D', 'R') order by 1`,
    mend: 'Replay the law (tenure db migrate), and ask who disabled {object}.',
  },
]
