import type pg from 'pg'
import type { Job } from '../job.ts'
import { forEachTenant } from './each-tenant.ts'

/** Queues the daily mail of everybody whose institution's morning has come; answers how many people it went through. */
export const queueDueDigests = (pool: pg.Pool): Promise<number> =>
  forEachTenant(pool, {
    tenants: 'select identity.tenants_with_digests_due() as id',
    work: 'select identity.queue_digests($1) as done',
    batch: 200,
  })

export const sendDigests: Job = { name: 'queue the daily mails', everyMs: 60_000, run: queueDueDigests }
