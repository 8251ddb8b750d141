import type pg from 'pg'
import type { Job } from '../job.ts'
import { forEachTenant } from './each-tenant.ts'

/**
 * Renews every subscription that renews by itself and whose period has ended, in all tenants; answers how many. What
 * another worker holds at this moment is left to it. A batch's projects stay locked as long as its transaction runs.
 */
export const renewAllDue = (pool: pg.Pool): Promise<number> =>
  forEachTenant(pool, {
    tenants: 'select allocations.tenants_with_renewals_due() as id',
    work: 'select allocations.renew_due($1) as done',
    batch: 200,
  })

export const renewDue: Job = { name: 'renew due subscriptions', everyMs: 60_000, run: renewAllDue }
