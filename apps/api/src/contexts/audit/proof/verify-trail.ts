import { readSeal, type ReadSeal } from '@tenure/ledger/seal'
import type { PublicKey } from '@tenure/ledger/signing-key'
import { checkpointsOf } from './checkpoints.ts'
import { type Finding, Findings } from './findings.ts'
import { judgeGone } from './judge-gone.ts'
import { judgeRest } from './judge-rest.ts'
import { type DifferencesOf, reconcile } from './reconcile.ts'
import type { Sql } from './sql.ts'
import { walkTree } from './walk-tree.ts'

export interface VerifyTrail {
  readonly tenantId: string
  /** Who may sign, from elsewhere than the database that is verified. */
  readonly keys: readonly PublicKey[]
  /** What the witness has of this tenant, oldest first; absent where there is none to ask. */
  readonly witnessNotes?: readonly string[] | undefined
  /** How to ask in which rows the tables differ from the log. */
  readonly differences: DifferencesOf
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined
}

/** How far a verification is. */
export interface VerifyProgress {
  readonly phase: 'entries' | 'tables'
  readonly done: number
  readonly total: number
}

/** What a verification found. */
export interface Verified {
  readonly tenantId: string
  /** How many entries the tree has. */
  readonly sealed: number
  /** How many are newer than the last checkpoint. */
  readonly waiting: number
  /** How many retention dropped: their hashes are in the tree, they themselves in their bundles. */
  readonly retired: number
  /** How many were told by the installation about a time of its choice. */
  readonly told: number
  readonly checkpoints: number
  /** How many tables were compared with what the log tells. */
  readonly tables: number
  /** When the last checkpoint was made, and its root in base64; null while there is none. */
  readonly lastSealedAt: string | null
  readonly root: string | null
  /** How many checkpoints the witness has; null where there was none to ask. */
  readonly witnessed: number | null
  readonly findings: readonly Finding[]
}

/**
 * Verifies a tenant's trail from its rows, in one snapshot: whoever calls begins a repeatable read. Every leaf is
 * computed anew from its row, the tree from the leaves, and each checkpoint's root and signature are held against it.
 */
export async function verifyTrail(sql: Sql, input: VerifyTrail): Promise<Verified> {
  const { tenantId, keys, witnessNotes, differences, onProgress = () => {} } = input
  const report = (phase: VerifyProgress['phase']) => (done: number, total: number) => onProgress({ phase, done, total })
  const findings = new Findings()
  const witnessed = byNumber(witnessNotes ?? [], keys)
  const seals = checkpointsOf(sql, { tenantId, keys, witnessed, findings })
  const { judge, size, last, retentions } = await walkTree(sql, {
    tenantId,
    seals,
    findings,
    onProgress: report('entries'),
  })
  const rest = await judgeRest(sql, { tenantId, last, findings })
  const retired = await judgeGone(sql, { judge, findings, retentions: [...retentions, ...rest.retentions] })
  judgeWitnessed(witnessed, { last, findings })
  const tables = await reconcile(sql, { differences, findings, hasRetired: retired > 0, onTable: report('tables') })
  return {
    tenantId,
    sealed: size,
    waiting: rest.waiting,
    retired,
    told: judge.told,
    checkpoints: judge.checkpoints,
    tables,
    lastSealedAt: last?.sealedAt ?? null,
    root: last ? Buffer.from(last.root).toString('base64') : null,
    witnessed: witnessNotes === undefined ? null : witnessNotes.length,
    findings: findings.all(),
  }
}

const byNumber = (notes: readonly string[], keys: readonly PublicKey[]) =>
  new Map(
    notes.flatMap((note) => {
      const seal = readSeal(note, keys)
      // What nobody of ours signed accuses nobody.
      return seal && seal.signers.length > 0 ? [[seal.number, { note, size: seal.size }] as const] : []
    }),
  )

/** What the witness has and the database has not: its end, where it goes further. */
function judgeWitnessed(
  left: ReadonlyMap<number, { readonly size: number }>,
  { last, findings }: { last: ReadSeal | undefined; findings: Findings },
): void {
  const further = [...left].filter(([number]) => number > (last?.number ?? 0)).map(([, { size }]) => size)
  if (further.length > 0)
    findings.add('WENT_BACK', last ? `checkpoint ${last.number} of ${last.size} entries` : 'no checkpoint', {
      count: Math.max(...further) - (last?.size ?? 0),
    })
}
