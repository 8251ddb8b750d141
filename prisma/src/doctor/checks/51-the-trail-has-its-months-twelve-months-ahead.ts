import type { Check } from '../check.ts'

export const check51: Check = {
  number: 51,
  name: 'the trail has its months twelve months ahead',
  because: 'Rows of a month without a partition go into the default one, and then that month can’t be made any more.',
  needs: 'audit.audit_logs',
  sql: `select 'audit.audit_logs' as object, 'has no partition for ' || string_agg(to_char(m, 'YYYY-MM'), ', ' order by m) as detail
    from generate_series(date_trunc('month', now() at time zone 'UTC'), date_trunc('month', now() at time zone 'UTC') + interval '12 months', interval '1 month') m
    where not exists (select from pg_inherits i where i.inhparent = 'audit.audit_logs'::regclass and i.inhrelid = to_regclass('audit.audit_logs_' || to_char(m, 'YYYY_MM')))
    having count(*) > 0`,
  mend: 'select audit.ensure_partitions(); and see why the worker’s job did not.',
}
