import { readSeal } from '@tenure/ledger/seal'
import type { SigningKey } from '@tenure/ledger/signing-key'
import type { Witness } from '@tenure/ledger/witness'
import type pg from 'pg'
import { type Sealed, sealNext, type TreeState } from './seal-tenant.ts'

/** What sealing needs besides the database: what signs, and what remembers. */
export interface Sealing {
  /** Several while one takes over from another. */
  readonly keys: readonly SigningKey[]
  readonly witness: Witness
}

/** The witness has seen more of a tenant's log than the database holds, or another log. Sealing on would hide it. */
export class LogWentBack extends Error {
  override readonly name = 'LogWentBack'

  constructor(sentence: string) {
    super(
      `${sentence} Look at it with tenure audit verify. Where an older backup was put in place, and rightly, tenure audit accept-restore goes on from it.`,
    )
  }
}

/** Does work in a transaction that holds a tenant's lease; undefined where another sealer holds it. */
async function withLease<T>(
  pool: pg.Pool,
  tenantId: string,
  work: (client: pg.ClientBase, state: TreeState) => Promise<T>,
): Promise<T | undefined> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ state: TreeState | null }>('select audit.begin_seal($1) as state', [tenantId])
    const state = rows[0]?.state
    const result = state ? await work(client, state) : undefined
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // A connection in the middle of a transaction serves nobody else.
    client.release(true)
    throw error
  }
}

/**
 * Seals all of a tenant's entries that are below the horizon of running transactions; answers how many. A batch is a
 * transaction: whoever is stopped half way goes on from the last one. @throws LogWentBack
 */
export async function sealTenant(
  pool: pg.Pool,
  { tenantId, keys, witness, always = false }: Sealing & { readonly tenantId: string; readonly always?: boolean },
): Promise<number> {
  let total = 0
  for (let first = true; ; first = false) {
    const sealed: Sealed | undefined = await withLease(pool, tenantId, async (client, state) => {
      if (first) await catchUp(client, state, { tenantId, witness })
      return sealNext(client, { tenantId, state, keys, always: always && first })
    })
    if (!sealed) return total
    total += sealed.count
    await tell(pool, tenantId, witness)
    if (!sealed.more) return total
  }
}

/** Whether the database's log is the one that the witness knows, and goes at least as far. */
async function catchUp(
  client: pg.ClientBase,
  state: TreeState,
  { tenantId, witness }: { tenantId: string; witness: Witness },
): Promise<void> {
  const last = await witness.lastNoteOf(tenantId)
  const seen = last === undefined ? undefined : readSeal(last, [])
  if (!seen) return
  if (seen.number > state.number)
    throw new LogWentBack(
      `The witness has checkpoint ${seen.number} of tenant ${tenantId}, of ${seen.size} entries; the database ends with checkpoint ${state.number}, of ${state.size}.`,
    )
  const { rows } = await client.query<{ note: string }>('select note from audit.notes_from($1, $2) limit 1', [
    tenantId,
    seen.number,
  ])
  if (rows[0]?.note !== last)
    throw new LogWentBack(`Checkpoint ${seen.number} of tenant ${tenantId} is another one than the witness has.`)
}

/** Tells the witness every checkpoint it has not got: after the commit, so that it never knows of one that did not happen. */
async function tell(pool: pg.Pool, tenantId: string, witness: Witness): Promise<void> {
  const last = await witness.lastNoteOf(tenantId)
  const from = last === undefined ? 1 : (readSeal(last, [])?.number ?? 0) + 1
  const { rows } = await pool.query<{ note: string }>('select note from audit.notes_from($1, $2)', [tenantId, from])
  await witness.keep(
    tenantId,
    rows.map(({ note }) => note),
  )
}

/** Seals what waits, of every tenant; answers how many entries. One tenant's trouble does not keep the others waiting. */
export async function sealTrail(pool: pg.Pool, sealing: Sealing): Promise<number> {
  const { rows } = await pool.query<{ id: string }>('select audit.tenants_to_seal() as id')
  const failures: unknown[] = []
  let total = 0
  for (const { id: tenantId } of rows)
    total += await sealTenant(pool, { tenantId, ...sealing }).catch((error: unknown) => (failures.push(error), 0))
  if (failures.length > 0)
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'Some tenants could not be sealed.')
  return total
}
