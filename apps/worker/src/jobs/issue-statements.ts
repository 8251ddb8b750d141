import type pg from 'pg'
import type { Job } from '../job.ts'
import { forEachTenant } from './each-tenant.ts'

/**
 * Issues the statements of each month that is over, in all tenants that charge for anything; answers how many months.
 * From the third day of a month on: the first two are for use that is told late. Several workers at once issue it once.
 */
export const issueAllDue = (pool: pg.Pool): Promise<number> =>
  forEachTenant(pool, {
    tenants: 'select allocations.tenants_with_statements_due() as id',
    work: 'select allocations.issue_due($1) as done',
    batch: 1,
  })

export const issueStatements: Job = { name: 'issue statements', everyMs: 15 * 60_000, run: issueAllDue }
