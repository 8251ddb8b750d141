import { recordLeaf } from '@tenure/ledger/record-leaf'
import { readSeal } from '@tenure/ledger/seal'
import type { PublicKey } from '@tenure/ledger/signing-key'
import { verifyInclusion } from '@tenure/ledger/verify-proof'
import { BUNDLE_FORMAT, type BundleEnd, type BundleEntry, type BundleHead } from './bundle.ts'
import { type Finding, Findings } from './findings.ts'

/** What a bundle's verification found. */
export interface VerifiedBundle {
  readonly tenantId: string
  /** How many entries are proved. */
  readonly proved: number
  /** How many were exported before they were sealed: nothing proves them yet. */
  readonly waiting: number
  readonly sealedAt: string | null
  /** How many entries the whole log had then. */
  readonly size: number
  readonly findings: readonly Finding[]
}

/** What is no bundle at all. */
export class NotABundle extends Error {
  override readonly name = 'NotABundle'
}

/**
 * Verifies a bundle with nothing but the public key: each entry's hash is computed anew, and its proof must lead to the
 * root that was signed. Memory holds a line. @throws NotABundle where the first line is none of ours
 */
export async function verifyBundle(
  lines: AsyncIterable<string>,
  { keys, onProgress = () => {} }: { keys: readonly PublicKey[]; onProgress?: (done: number) => void },
): Promise<VerifiedBundle> {
  const findings = new Findings()
  const reading = lines[Symbol.asyncIterator]()
  const first = await reading.next()
  const head = parse(first.done ? '' : first.value) as BundleHead | undefined
  if (head?.format !== BUNDLE_FORMAT)
    throw new NotABundle('The file is no bundle of an audit log: its first line says none.')
  const seal = head.checkpoint === null ? undefined : readSeal(head.checkpoint, keys)
  if (head.checkpoint !== null && (!seal || seal.tenantId !== head.tenantId))
    findings.add('CHECKPOINT_CHANGED', 'the bundle’s checkpoint')
  else if (seal && seal.signers.length === 0) findings.add('SIGNATURE_FORGED', `checkpoint ${seal.number}`)
  const seen = { count: 0, proved: 0, waiting: 0 }
  let end: BundleEnd | undefined
  for (let next = await reading.next(); !next.done && !end; next = await reading.next()) {
    const line = parse(next.value) as (BundleEntry & Partial<BundleEnd>) | undefined
    if (line?.end === true) {
      end = line as BundleEnd
      continue
    }
    seen.count++
    const entry = line?.entry ?? {}
    const example = `line ${seen.count + 1}: ${entry['created_at'] ?? 'no time'}, ${entry['id'] ?? 'no id'}`
    if (line && line.leafIndex === null) seen.waiting++
    else if (line && seal && proves(line, head, seal)) seen.proved++
    else findings.add('EDITED', 'the bundle', { example })
    if (seen.count % 1_000 === 0) onProgress(seen.count)
  }
  if (end?.count !== seen.count)
    findings.add('CUT', `line ${seen.count + 1} of the bundle`, {
      count: Math.max(1, (end?.count ?? seen.count + 1) - seen.count),
    })
  const { proved, waiting } = seen
  return {
    tenantId: head.tenantId,
    proved,
    waiting,
    sealedAt: seal?.sealedAt ?? null,
    size: seal?.size ?? 0,
    findings: findings.all(),
  }
}

function proves(
  { entry, leafIndex, proof }: BundleEntry,
  { tenantId }: BundleHead,
  { size, root }: { size: number; root: Uint8Array },
) {
  if (leafIndex === null || !proof || entry['tenant_id'] !== tenantId) return false
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'))
  return verifyInclusion({ index: leafIndex, size, leaf: recordLeaf(entry), proof: hashes, root })
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
