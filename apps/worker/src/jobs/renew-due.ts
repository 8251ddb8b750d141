import type pg from 'pg'
import type { Job } from '../job.ts'

/** How many subscriptions one transaction renews: their projects stay locked as long as it runs. */
const BATCH = 200

/** Renews up to `BATCH` subscriptions of one tenant, in a context of that tenant alone; answers how many. */
async function renewSome(pool: pg.Pool, tenantId: string): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select ctx.begin_worker($1)', [tenantId])
    const { rows } = await client.query<{ renewed: number }>('select allocations.renew_due($1) as renewed', [BATCH])
    await client.query('commit')
    client.release()
    return rows[0]?.renewed ?? 0
  } catch (error) {
    // A connection in the middle of a transaction serves nobody else.
    client.release(true)
    throw error
  }
}

/**
 * Renews every subscription that renews by itself and whose period has ended, in all tenants; answers how many. What
 * another worker holds at this moment is left to it.
 */
export async function renewAllDue(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ id: string }>('select allocations.tenants_with_renewals_due() as id')
  let total = 0
  for (const { id } of rows) {
    let renewed: number
    do {
      renewed = await renewSome(pool, id)
      total += renewed
    } while (renewed === BATCH)
  }
  return total
}

export const renewDue: Job = { name: 'renew due subscriptions', everyMs: 60_000, run: renewAllDue }
