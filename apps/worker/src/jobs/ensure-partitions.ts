import type { Job } from '../job.ts'

/** Keeps the audit log's monthly partitions a year ahead; answers how many it made. */
export const ensurePartitions: Job = {
  name: 'make the audit log’s months',
  everyMs: 24 * 3_600_000,
  run: async (pool) => {
    const { rows } = await pool.query<{ made: number }>('select audit.ensure_partitions(12, 0) as made')
    return rows[0]?.made ?? 0
  },
}
