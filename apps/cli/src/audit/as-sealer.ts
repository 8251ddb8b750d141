import { type Witness, witnessIn } from '@tenure/ledger/witness'
import pg from 'pg'
import { openDatabase } from '../database.ts'
import type { Environment } from '../env.ts'
import { bringUpToDate } from '../migrations.ts'
import { step } from '../terminal.ts'

interface Sealer {
  /** Connections of the worker's role. */
  readonly pool: pg.Pool
  readonly witness: Witness
}

/** Does work as the worker that seals would, on an up-to-date database. */
export async function asSealer<T>(environment: Environment, work: (sealer: Sealer) => Promise<T>): Promise<T> {
  const { home, witness } = environment
  const database = await openDatabase(environment)
  try {
    const { ownerUrl } = database
    const { workerUrl } = await step('Bringing the database up to date', (progress) =>
      bringUpToDate({ home, ownerUrl, progress }),
    )
    const pool = new pg.Pool({ connectionString: workerUrl, max: 1 })
    try {
      return await work({ pool, witness: witnessIn(witness) })
    } finally {
      await pool.end()
    }
  } finally {
    await database.close()
  }
}
