import type { Check } from '../check.ts'

/** What has to be there for tomorrow to work. */
export const upkeep: readonly Check[] = [
  {
    number: 50,
    name: 'the signing key is there',
    because: 'Without it nobody has a context, and nobody gets in.',
    needs: 'ctx.signing_keys',
    sql: `select 'ctx.signing_keys' as object, 'is empty' as detail where not exists (select from ctx.signing_keys where length(secret) >= 32)`,
    mend: 'Insert a new random key of 32 bytes or more as {object}’s only row: contexts live for one transaction, nothing else depends on it.',
  },
  {
    number: 51,
    name: 'the trail has its months twelve months ahead',
    because: 'Rows of a month without a partition go into the default one, and then that month can’t be made any more.',
    needs: 'audit.audit_logs',
    sql: `select 'audit.audit_logs' as object, 'has no partition for ' || string_agg(to_char(m, 'YYYY-MM'), ', ' order by m) as detail
      from generate_series(date_trunc('month', now() at time zone 'UTC'), date_trunc('month', now() at time zone 'UTC') + interval '12 months', interval '1 month') m
      where not exists (select from pg_inherits i where i.inhparent = 'audit.audit_logs'::regclass and i.inhrelid = to_regclass('audit.audit_logs_' || to_char(m, 'YYYY_MM')))
      having count(*) > 0`,
    mend: 'select audit.ensure_partitions(); and see why the worker’s job did not.',
  },
  {
    number: 52,
    name: 'the trail’s default partition is empty',
    because: 'A month whose rows already sit there can’t be made, and the partition is never dropped.',
    needs: 'audit.audit_logs_default',
    sql: `select 'audit.audit_logs_default' as object, 'holds rows of ' || to_char(min(created_at), 'YYYY-MM') || ' to ' || to_char(max(created_at), 'YYYY-MM') as detail
      from audit.audit_logs_default having count(*) > 0`,
    mend: 'Detach {object}, make the months its rows are of, move the rows into them, and attach it again.',
  },
]
