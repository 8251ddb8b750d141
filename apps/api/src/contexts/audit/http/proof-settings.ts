import type { PublicKey } from '@tenure/ledger/signing-key'
import type { Witness } from '@tenure/ledger/witness'

/** What the API knows of the proof from outside the database: who may have signed, and what the witness saw. */
export interface ProofSettings {
  readonly keys: () => Promise<readonly PublicKey[]>
  /** Absent where this process can't reach it: then only a terminal compares with it. */
  readonly witness?: Witness | undefined
}
