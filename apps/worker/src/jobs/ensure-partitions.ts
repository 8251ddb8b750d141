import type pg from 'pg'
import type { Job } from '../job.ts'

/** Entries lie where no month is: made too late, or by a clock that was wrong. That month can’t be made any more, nor be retained. */
export class EntriesOutsideMonths extends Error {
  override readonly name = 'EntriesOutsideMonths'

  constructor(count: number, options?: ErrorOptions) {
    super(
      `About ${count} entries of the audit log lie outside every month: the months were made too late, or a clock was wrong. tenure db doctor says of which month they are; docs/operations.md, “The default partition”, says what to do.`,
      options,
    )
  }
}

/** What lies in the default partition, by the server’s own count: it may lag by a second, and reads no entry. */
const outside = `select coalesce(sum(pg_stat_get_live_tuples(p.partdefid)), 0)::float8 as count from pg_partitioned_table p
  where p.partrelid = 'audit.audit_logs'::regclass`

/** @throws EntriesOutsideMonths after all the months are made that can be */
async function run(pool: pg.Pool): Promise<number> {
  const making = await pool
    .query<{ made: number }>('select audit.ensure_partitions(12, 0) as made')
    // A month whose entries lie in the default partition already: what follows says so.
    .catch((error: Error) => ({ error }))
  const { rows } = await pool.query<{ count: number }>(outside)
  const count = rows[0]?.count ?? 0
  const cause = 'error' in making ? making.error : undefined
  if (count > 0) throw new EntriesOutsideMonths(count, { cause })
  if (cause) throw cause
  return 'rows' in making ? (making.rows[0]?.made ?? 0) : 0
}

/** Keeps the audit log's monthly partitions a year ahead; answers how many it made. Reports what lies outside them. */
export const ensurePartitions: Job = { name: 'make the audit log’s months', everyMs: 24 * 3_600_000, run }
