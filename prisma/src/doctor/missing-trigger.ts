/** PostgreSQL's bits of pg_trigger.tgtype. */
const bits = { row: 1, insert: 4, delete: 8, update: 16, truncate: 32 } as const

/** SQL: the word for a command on table `t` for which no statement trigger calls this function, ALWAYS; else null. */
export const missing = (command: 'insert' | 'update' | 'delete' | 'truncate', calls: string): string =>
  `case when not exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgenabled = 'A' and g.tgtype & ${bits[command]} <> 0 and g.tgtype & ${bits.row} = 0
    and g.tgfoid = to_regprocedure('${calls}')) then '${command}' end`
