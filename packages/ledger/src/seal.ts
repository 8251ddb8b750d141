import { readCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import type { PublicKey, SigningKey } from './signing-key.ts'
import type { Hash } from './tree-hash.ts'

/** Up to where the order of a database's commits is sealed. */
export interface Horizon {
  /** Which server counts the transactions: on another one the numbers begin anew. */
  readonly system: string
  /** The last transaction sealed, and the place within it, both inclusive. */
  readonly sealedXid: string
  readonly sealedSeq: string
  /** From here on no transaction had begun to write when this was sealed. */
  readonly nextXid: string
}

/** A checkpoint of a tenant's trail: the tree, which one it is, when it was made, and up to where. All of it is signed. */
export interface Seal extends Horizon {
  readonly tenantId: string
  /** 1 for the first. */
  readonly number: number
  readonly size: number
  readonly root: Hash
  /** RFC 3339, in UTC. */
  readonly sealedAt: string
}

/** The name of a tenant's log, and of the key that signs it. */
export const originOf = (tenantId: string): string => `tenure/audit/${tenantId}`

/** Writes and signs a seal as a checkpoint. */
export function signSeal(seal: Seal, keys: readonly SigningKey[]): string {
  const { tenantId, number, size, root, sealedAt, system, sealedXid, sealedSeq, nextXid } = seal
  const extensions = [`number ${number}`, `time ${sealedAt}`, `horizon ${system} ${sealedXid} ${sealedSeq} ${nextXid}`]
  return signCheckpoint({ origin: originOf(tenantId), size, root, extensions }, keys)
}

export interface ReadSeal extends Seal {
  /** Which of the keys that were handed in signed it. */
  readonly signers: readonly PublicKey[]
}

/** Reads a seal; undefined when the note is none. Whose it is stand in `signers`: none of the keys, where it is empty. */
export function readSeal(note: string, keys: readonly PublicKey[]): ReadSeal | undefined {
  const checkpoint = readCheckpoint(note)
  const [, tenantId] = /^tenure\/audit\/([0-9a-f-]{36})$/.exec(checkpoint?.origin ?? '') ?? []
  const lines = checkpoint?.extensions.join('\n') ?? ''
  const [, number, sealedAt, system, sealedXid, sealedSeq, nextXid] =
    /^number (\d{1,15})\ntime (\S+)\nhorizon (\S+) (\d+) (\d+) (\d+)$/.exec(lines) ?? []
  if (!checkpoint || !tenantId || !number || !sealedAt || !system || !sealedXid || !sealedSeq || !nextXid)
    return undefined
  const { size, root } = checkpoint
  const signers = verifyCheckpoint(note, keys)?.signers ?? []
  return { tenantId, number: Number(number), size, root, sealedAt, system, sealedXid, sealedSeq, nextXid, signers }
}
