import type pg from 'pg'
import type { Job } from '../job.ts'
import { forEachTenant } from './each-tenant.ts'

/** Tells who keeps projects what days bring: ends of allocations, shares that shrink, stewards who left. Told once, however often it runs. */
export const tellAllDays = (pool: pg.Pool): Promise<number> =>
  forEachTenant(pool, {
    tenants: 'select allocations.tenants_with_days() as id',
    work: 'select allocations.tell_days($1) as done',
    batch: 200,
  })

export const tellDays: Job = { name: 'tell of the days to come', everyMs: 15 * 60_000, run: tellAllDays }
