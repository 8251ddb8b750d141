import { readNote, signersOf, signNote } from './signed-note.ts'
import type { PublicKey, SigningKey } from './signing-key.ts'
import { type Hash, isHash } from './tree-hash.ts'

/** What a log says of itself at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: the name its key signs under, too. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
  /** What else is signed: lines, none of them empty. */
  readonly extensions: readonly string[]
}

/** Writes and signs a checkpoint. Several keys sign where one takes over from another. */
export function signCheckpoint({ origin, size, root, extensions }: Checkpoint, keys: readonly SigningKey[]): string {
  if (
    [origin, ...extensions].some((line) => line === '' || line.includes('\n')) ||
    !Number.isSafeInteger(size) ||
    size < 0
  )
    throw new TypeError('A checkpoint has an origin, a size, a root, and lines that are not empty.')
  const lines = [origin, String(size), Buffer.from(root).toString('base64'), ...extensions]
  return signNote(
    `${lines.join('\n')}\n`,
    keys.map((key) => ({ name: origin, key })),
  )
}

/** Reads a checkpoint without asking who signed it; undefined when it is none. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const lines = readNote(note)?.text.slice(0, -1).split('\n')
  if (!lines || lines.length < 3) return undefined
  const [origin, decimal, encoded, ...extensions] = lines as [string, string, string, ...string[]]
  const root = Buffer.from(encoded, 'base64')
  const isWhole = origin !== '' && /^(0|[1-9]\d*)$/.test(decimal) && Number.isSafeInteger(Number(decimal))
  // Base64 that is written in another way than ours would make two notes of one checkpoint.
  if (!isWhole || !isHash(root) || root.toString('base64') !== encoded || extensions.includes('')) return undefined
  return { origin, size: Number(decimal), root, extensions }
}

export interface VerifiedCheckpoint extends Checkpoint {
  readonly signers: readonly PublicKey[]
}

/** Reads a checkpoint that one of these keys signed under its origin; undefined when it is none, or none of them did. */
export function verifyCheckpoint(note: string, keys: readonly PublicKey[]): VerifiedCheckpoint | undefined {
  const checkpoint = readCheckpoint(note)
  if (!checkpoint) return undefined
  const signers = signersOf(readNote(note)!, { name: checkpoint.origin, keys })
  return signers.length > 0 ? { ...checkpoint, signers } : undefined
}
