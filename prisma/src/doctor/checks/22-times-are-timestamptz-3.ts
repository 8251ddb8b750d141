import type { Check } from '../check.ts'

export const check22: Check = {
  number: 22,
  name: 'times are timestamptz(3)',
  because:
    'JavaScript holds milliseconds: with microseconds the second page of a list comes back empty, without an error. Without a zone it is no time at all.',
  sql: `select c.object, 'of type ' || c.type as detail from columns c
    where c.type ~ '^timestamp' and c.type <> 'timestamp(3) with time zone' and c.table_object <> 'public._prisma_migrations' order by 1`,
  mend: 'alter {object} to timestamptz(3).',
}
