import type pg from 'pg'

interface TenantWork {
  /** Asks which tenants have something to do: one column, `id`. */
  readonly tenants: string
  /** Does at most $1 things in the tenant's context; one row with `done`. */
  readonly work: string
  /** How much one transaction does. */
  readonly batch: number
}

/** Does work in a context of each tenant that has some, a batch a transaction, until there is no more; answers how many things it did. */
export async function forEachTenant(pool: pg.Pool, { tenants, work, batch }: TenantWork): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(tenants)
  let total = 0
  for (const { id } of rows) {
    let done: number
    do {
      done = await once(pool, { tenantId: id, work, batch })
      total += done
    } while (done === batch)
  }
  return total
}

async function once(pool: pg.Pool, { tenantId, work, batch }: { tenantId: string; work: string; batch: number }) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select ctx.begin_worker($1)', [tenantId])
    const { rows } = await client.query<{ done: number }>(work, [batch])
    await client.query('commit')
    client.release()
    return rows[0]?.done ?? 0
  } catch (error) {
    // A connection in the middle of a transaction serves nobody else.
    client.release(true)
    throw error
  }
}
