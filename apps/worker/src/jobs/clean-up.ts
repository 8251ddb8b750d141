import type pg from 'pg'
import type { Job } from '../job.ts'

/** How long what has ended is kept, in days. */
export interface Kept {
  /** Mails that went out or were given up, and links that were used or ran out. */
  readonly mailDays: number
  readonly sessionDays: number
}

/** How many of each kind one transaction deletes: what others wait for is short. */
const BATCH = 1_000

/** Deletes what ended longer ago than it is kept; answers how many there were. */
export async function cleanUpAll(pool: pg.Pool, { mailDays, sessionDays }: Kept, batch = BATCH): Promise<number> {
  let total = 0
  for (;;) {
    const { rows } = await pool.query<{ done: number }>(
      'select identity.clean_up(make_interval(days => $1), make_interval(days => $2), $3) as done',
      [mailDays, sessionDays, batch],
    )
    const done = rows[0]?.done ?? 0
    total += done
    if (done === 0) return total
  }
}

/** The job that deletes what has served its time, once an hour. */
export const cleanUp = (kept: Kept): Job => ({
  name: 'delete what has served its time',
  everyMs: 3_600_000,
  run: (pool) => cleanUpAll(pool, kept),
})
