import type { Check } from '../check.ts'

export const check26: Check = {
  number: 26,
  name: 'triggers are enabled',
  because: 'A trigger that someone switched off for an afternoon stays off, and the table goes on without it.',
  sql: `select t.object || '.' || g.tgname as object, case g.tgenabled when 'D' then 'is disabled' else 'fires for replicas only' end as detail
    from pg_trigger g join relations t on t.oid = g.tgrelid where g.tgenabled in ('D', 'R') order by 1`,
  mend: 'Replay the law (tenure db migrate), and ask who disabled {object}.',
}
