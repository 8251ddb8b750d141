import { proveInclusions } from '@tenure/ledger/prove'
import { originOf } from '@tenure/ledger/seal'
import { type PublicKey, writeVerifierKey } from '@tenure/ledger/signing-key'
import { entryColumns } from './entry-columns.ts'
import { tilesOf } from './read-tiles.ts'
import type { Sql } from './sql.ts'

export const BUNDLE_FORMAT = 'tenure-audit-bundle/1'

/** The first line of a bundle: all that its entries are proved against. */
export interface BundleHead {
  readonly format: typeof BUNDLE_FORMAT
  readonly tenantId: string
  /** What was signed; null where nothing was yet. */
  readonly checkpoint: string | null
  /** For convenience alone: whoever verifies has the key from elsewhere. */
  readonly publicKeys: readonly string[]
  /** Which entries were asked for, in the exporter's words. */
  readonly filter: object
}

/** An entry in a bundle: every column as text, where it stands in the log, and the hashes that prove it. */
export interface BundleEntry {
  readonly entry: Readonly<Record<string, string>>
  /** Null, as the proof, while it waits for the next checkpoint. */
  readonly leafIndex: number | null
  readonly proof: readonly string[] | null
}

/** The last line: without it the file is torn. */
export interface BundleEnd {
  readonly end: true
  readonly count: number
}

export interface Exported {
  readonly head: BundleHead
  readonly columns: readonly string[]
  readonly entries: AsyncGenerator<BundleEntry>
}

export interface ExportEntries {
  readonly tenantId: string
  readonly keys: readonly PublicKey[]
  readonly filter: object
  /** Conditions over audit.audit_logs as x, with their values from $1 on; the first is the tenant. */
  readonly where: string
  readonly values: readonly unknown[]
  /** What plain conditions can't say, as `audit.matching` takes it: then it decides, and `where` is not asked. */
  readonly matching?: string | undefined
}

const PAGE = 1_000

interface Row {
  readonly createdAt: string
  readonly seq: string
  readonly leafIndex: string | null
  /** The last place of a page may be no entry's: how far was looked. */
  readonly isEntry: boolean
  readonly row: readonly (string | null)[]
}

/** Exports entries with their proofs under the newest checkpoint, in the order of time. Memory holds a page. */
export async function exportEntries(
  sql: Sql,
  { tenantId, keys, filter, where, values, matching }: ExportEntries,
): Promise<Exported> {
  const [newest] = await sql<{ note: string; size: string }>(
    'select note, size::text from audit.audit_checkpoints where tenant_id = $1 order by number desc limit 1',
    [tenantId],
  )
  const columns = await entryColumns(sql)
  const names = columns.map(({ name }) => name)
  const size = Number(newest?.size ?? 0)
  const selected = `to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", p.seq::text as seq, l.leaf_index::text as "leafIndex",
    x.id is not null as "isEntry", array[${columns.map(({ text }) => text).join(', ')}] as row`
  const joined = `left join audit.audit_logs x on x.created_at = p.created_at and x.id = p.id
    left join audit.audit_leaves l on l.tenant_id = x.tenant_id and l.logged_at = x.created_at and l.log_id = x.id order by p.created_at, p.seq`
  const page = (after: Row | undefined) => {
    if (matching !== undefined)
      return sql<Row>(`select ${selected} from audit.matching($1, $2, $3, false, ${PAGE}) p ${joined}`, [
        matching,
        after?.createdAt ?? null,
        after?.seq ?? null,
      ])
    const all = [...values, ...(after ? [after.createdAt, after.seq] : [])]
    const further = after
      ? ` and (x.created_at, x.seq) > ($${all.length - 1}::timestamptz, $${all.length}::bigint)`
      : ''
    return sql<Row>(
      `select ${selected} from (select x.created_at, x.id, x.seq from audit.audit_logs x where ${where}${further} order by x.created_at, x.seq limit ${PAGE}) p ${joined}`,
      all,
    )
  }
  async function* entries(): AsyncGenerator<BundleEntry> {
    for (let rows = await page(undefined); rows.length > 0; rows = await page(rows.at(-1))) {
      const sealed = rows.flatMap(({ leafIndex }) =>
        leafIndex !== null && Number(leafIndex) < size ? [Number(leafIndex)] : [],
      )
      const proofs = await proveInclusions(sealed, { size, readTiles: tilesOf(sql, tenantId) })
      const proofOf = new Map(sealed.map((index, at) => [index, proofs[at]!]))
      for (const { leafIndex, isEntry, row } of rows) {
        if (!isEntry) continue
        const proof = leafIndex === null ? undefined : proofOf.get(Number(leafIndex))
        yield {
          entry: Object.fromEntries(names.flatMap((name, i) => (row[i] === null ? [] : [[name, row[i]!]]))),
          leafIndex: proof ? Number(leafIndex) : null,
          proof: proof ? proof.map((hash) => Buffer.from(hash).toString('base64')) : null,
        }
      }
      if (rows.length < PAGE && rows.at(-1)!.isEntry) return
    }
  }
  const publicKeys = keys.map((key) => writeVerifierKey(originOf(tenantId), key))
  const head: BundleHead = { format: BUNDLE_FORMAT, tenantId, checkpoint: newest?.note ?? null, publicKeys, filter }
  return { head, columns: names, entries: entries() }
}

/** A bundle as JSON lines: the head, a line an entry, the end. */
export async function* bundleLines({ head, entries }: Exported): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`
  let count = 0
  for await (const entry of entries) {
    count++
    yield `${JSON.stringify(entry)}\n`
  }
  const end: BundleEnd = { end: true, count }
  yield `${JSON.stringify(end)}\n`
}
