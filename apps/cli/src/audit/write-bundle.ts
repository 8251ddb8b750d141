import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { bundleLines, exportEntries, type Sql } from '@tenure/api/audit-proof'
import type { PublicKey } from '@tenure/ledger/signing-key'

export interface WriteBundle {
  readonly path: string
  readonly tenantId: string
  readonly keys: readonly PublicKey[]
  /** Half-open, in UTC; absent, from the beginning or to the end. */
  readonly from: string | undefined
  readonly to: string | undefined
}

/** Writes a tenant's entries of a time with their proofs, packed where the name ends in .gz. @returns how many, and the file's SHA-256 */
export async function writeBundle(
  sql: Sql,
  { path, tenantId, keys, from, to }: WriteBundle,
): Promise<{ count: number; sha256: string }> {
  const exported = await exportEntries(sql, {
    tenantId,
    keys,
    filter: { ...(from && { from }), ...(to && { to }) },
    where: 'x.tenant_id = $1 and x.created_at >= $2::timestamptz and x.created_at < $3::timestamptz',
    values: [tenantId, from ?? '-infinity', to ?? 'infinity'],
  })
  let count = -2
  const lines = async function* () {
    for await (const line of bundleLines(exported)) {
      count++
      yield line
    }
  }
  const digest = createHash('sha256')
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk)
      done(null, chunk)
    },
  })
  const packed = path.endsWith('.gz') ? [createGzip()] : []
  await pipeline([Readable.from(lines()), ...packed, tap, createWriteStream(path, { flags: 'wx', mode: 0o600 })])
  return { count, sha256: digest.digest('hex') }
}
