import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { sealTenant, sealTrail } from '@tenure/worker/seal-trail'
import { type Witness } from '@tenure/ledger/witness'
import type pg from 'pg'
import { homeSigningKey, SIGNING_KEY } from './audit-keys.ts'

/** The key that is to come, until it has been introduced everywhere. */
const NEXT = `${SIGNING_KEY}_next`

interface Rotation {
  readonly home: string
  readonly witness: Witness
  /** Connections of the worker's role. */
  readonly pool: pg.Pool
}

/**
 * Puts a new signing key in the place of the present one; answers how many trees it was introduced to. Each gets a checkpoint
 * signed by both: whoever trusts the old key is told of the new one by it. What was signed before verifies with the old public
 * key, which stays in the list. Stopped half way it is done to its end by the next run: the new key takes the old one's place last.
 * @throws LogWentBack where an older database was put in place
 */
export async function rotateKey({ home, witness, pool }: Rotation): Promise<number> {
  const present = await homeSigningKey(home)
  const next = await homeSigningKey(home, NEXT)
  await sealTrail(pool, { keys: [present], witness })
  const tenants = await witness.tenants()
  for (const tenantId of tenants) await sealTenant(pool, { tenantId, keys: [present, next], witness, always: true })
  // The old one is gone with this: it can sign nothing any more.
  await rename(join(home, 'secrets', NEXT), join(home, 'secrets', SIGNING_KEY))
  return tenants.length
}
