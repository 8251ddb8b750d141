import { CompactRange } from '@tenure/ledger/compact-range'
import type { ReadSeal } from '@tenure/ledger/seal'
import { type Hash, sameHash } from '@tenure/ledger/tree-hash'
import type { Findings } from './findings.ts'
import type { TreeEntry } from './read-entries.ts'

/** How much earlier than the checkpoint before it an entry may say it was written: longer than any transaction only reads. */
const SLACK_MS = 3_600_000

export const monthOf = (time: string): string => time.slice(0, 7)

/** An entry that does not hash to what was kept of it. */
interface Mismatch {
  readonly month: string
  readonly example: string
  readonly leaf: string
  readonly kept: string
}

/** More mismatches than this are not looked through for those that changed places: they are edited, all of them. */
const mostCompared = 10_000

const hex = (hash: Hash) => Buffer.from(hash).toString('hex')

/**
 * Rebuilds a tenant's tree from its entries, one after the other, and holds it against each checkpoint. Memory is the
 * tree's right edge. Where an entry is not what was kept of it, the tree goes on with what was kept: the next checkpoint
 * says which of the two was signed.
 */
export class TreeJudge {
  /** Entries that are gone, by month. */
  readonly gone = new Map<string, { count: number; example: string }>()
  readonly present = new Set<string>()
  /** Entries that tell a past, by the installation: their time is what they were told. */
  told = 0
  checkpoints = 0
  #range = new CompactRange()
  /** The tree of the rows as they are now, since they parted from what was kept. */
  #rows: CompactRange | undefined
  #behind: ReadSeal | undefined
  #earliest = ''
  #isLost = false
  #mismatches: Mismatch[] = []
  readonly #findings: Findings

  constructor(findings: Findings) {
    this.#findings = findings
  }

  get size(): number {
    return this.#range.size
  }

  add(entry: TreeEntry): void {
    const { index, at, leaf, kept } = entry
    const example = at ? `no. ${index}: ${at.loggedAt}, ${at.logId}` : `no. ${index}`
    if (at && leaf) this.#judgeRow(entry, example)
    else this.#miss(at ? monthOf(at.loggedAt) : 'the tree', example)
    const hash = kept ?? leaf
    if (!hash) {
      // Neither row nor hash: no root can be computed any more.
      this.#isLost = true
      return this.#range.append(Buffer.alloc(32))
    }
    const parts = leaf !== undefined && kept !== undefined && !sameHash(leaf, kept)
    if (parts) this.#rows ??= CompactRange.of(this.#range.size, this.#range.roots)
    this.#rows?.append(leaf ?? hash)
    this.#range.append(hash)
  }

  /** Holds the tree so far against a checkpoint of that size. */
  judge(seal: ReadSeal): void {
    this.checkpoints++
    const isAsKept = sameHash(this.#range.root(), seal.root)
    if (isAsKept) this.#settle('EDITED')
    else if (this.#rows && sameHash(this.#rows.root(), seal.root)) {
      // What was kept is wrong, and the entries are right.
      this.#range = this.#rows
      this.#settle('TREE_CHANGED')
    } else if (!this.#isLost) {
      this.#isLost = true
      const from = this.#behind?.size ?? 0
      this.#settle('EDITED')
      this.#findings.add('TREE_CHANGED', `entries ${from} to ${seal.size - 1}`, {
        example: `checkpoint ${seal.number} of ${seal.size} entries`,
      })
    }
    this.#behind = seal
    this.#earliest = new Date(Date.parse(seal.sealedAt) - SLACK_MS).toISOString()
  }

  /** What is behind the last checkpoint. */
  end(): void {
    this.#settle('EDITED')
    const size = this.#behind?.size ?? 0
    if (this.#range.size > size)
      this.#findings.add('TREE_CHANGED', `entries ${size} to ${this.#range.size - 1}`, {
        example: 'they are in the tree, and no checkpoint signs them',
      })
  }

  #judgeRow({ at, leaf, kept, xid, actorKind }: TreeEntry, example: string): void {
    const month = monthOf(at!.loggedAt)
    this.present.add(month)
    if (kept && !sameHash(leaf!, kept)) this.#mismatches.push({ month, example, leaf: hex(leaf!), kept: hex(kept) })
    if (!kept) this.#findings.add('TREE_CHANGED', 'the tree’s tiles', { example })
    if (this.#mismatches.length > mostCompared) this.#settle('EDITED')
    if (actorKind === 'TOLD') this.told++
    else if (this.#behind && at!.loggedAt < this.#earliest && BigInt(xid!) >= BigInt(this.#behind.nextXid))
      this.#findings.add('BACKDATED', month, { example: `${example}, sealed after ${this.#behind.sealedAt}` })
  }

  #miss(month: string, example: string): void {
    const before = this.gone.get(month)
    this.gone.set(month, { count: (before?.count ?? 0) + 1, example: before?.example ?? example })
  }

  /** Says what the entries that did not match are: changed, or in one another's places. */
  #settle(kind: 'EDITED' | 'TREE_CHANGED'): void {
    const kept = new Set(this.#mismatches.map((mismatch) => mismatch.kept))
    for (const { month, example, leaf } of this.#mismatches)
      if (kind === 'TREE_CHANGED') this.#findings.add('TREE_CHANGED', 'the tree’s tiles', { example })
      else this.#findings.add(kept.has(leaf) ? 'REORDERED' : 'EDITED', month, { example })
    this.#mismatches = []
    this.#rows = undefined
  }
}
