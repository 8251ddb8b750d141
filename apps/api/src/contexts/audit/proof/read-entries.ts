import { recordLeaves } from '@tenure/ledger/record-leaf'
import { HASH_LENGTH, type Hash } from '@tenure/ledger/tree-hash'
import { hashAt, TILE_WIDTH } from '@tenure/ledger/tile'
import { entryColumns } from './entry-columns.ts'
import type { Sql } from './sql.ts'

/** A place in the tree, with what stands there. */
export interface TreeEntry {
  readonly index: number
  /** Where the tree says the entry is; undefined when the tree's own row is gone. */
  readonly at: { readonly loggedAt: string; readonly logId: string } | undefined
  /** The leaf as the row gives it now; undefined when the row is gone. */
  readonly leaf: Hash | undefined
  /** The leaf as it was kept when it was sealed. */
  readonly kept: Hash | undefined
  readonly xid: string | null
  readonly actorKind: string | null
  /** Of retentions alone: which months they took. */
  readonly details: string | null
}

/** How many leaves are read at once: a whole number of tiles. */
const BATCH = 32 * TILE_WIDTH

/** A leaf and its row: the columns by their place, c0 and so on. One text of all of them would have to be taken apart again. */
type Row = { readonly index: string; readonly loggedAt: string; readonly logId: string } & Readonly<
  Record<`c${number}`, string | null>
>

/**
 * All places of a tenant's tree up to `size`, in order, with the rows that stand there: a few thousand at a time. While those of one
 * batch are hashed, the database reads the next.
 */
export async function* entriesOf(
  sql: Sql,
  { tenantId, size }: { readonly tenantId: string; readonly size: number },
): AsyncGenerator<TreeEntry> {
  const columns = await entryColumns(sql)
  const leafOf = recordLeaves(columns.map(({ name }) => name))
  const places = columns.map((_, at) => `c${at}` as const)
  const place = (name: string) => places[columns.findIndex((column) => column.name === name)]!
  const [xid, actorKind, action, details, id] = [
    place('xid'),
    place('actor_kind'),
    place('action'),
    place('details'),
    place('id'),
  ]
  const read = async (from: number) => {
    const to = Math.min(from + BATCH, size)
    const tiles = await keptHashes(sql, tenantId, { from, to })
    const rows = await sql<Row>(
      `select l.leaf_index::text as index, to_char(l.logged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "loggedAt", l.log_id as "logId", ${columns.map(({ text }, at) => `${text} as c${at}`).join(', ')}
       from audit.audit_leaves l left join audit.audit_logs x on x.created_at = l.logged_at and x.id = l.log_id and x.tenant_id = l.tenant_id
       where l.tenant_id = $1 and l.leaf_index >= $2 and l.leaf_index < $3 order by l.leaf_index`,
      [tenantId, from, to],
    )
    return { from, to, tiles, rows }
  }
  let ahead = size > 0 ? read(0) : undefined
  while (ahead) {
    const { from, to, tiles, rows } = await ahead
    ahead = to < size ? read(to) : undefined
    // Whoever stops in the middle leaves it alone; what it failed at is told where it is awaited.
    ahead?.catch(() => {})
    let next = 0
    for (let index = from; index < to; index++) {
      const found = Number(rows[next]?.index) === index ? rows[next++] : undefined
      const row = found && found[id] !== null ? found : undefined
      yield {
        index,
        at: found && { loggedAt: found.loggedAt, logId: found.logId },
        leaf: row && leafOf(places.map((at) => row[at]!)),
        kept: tiles(index),
        xid: row?.[xid] ?? null,
        actorKind: row?.[actorKind] ?? null,
        details: row?.[action] === 'retainAuditLog' ? row[details]! : null,
      }
    }
  }
}

/** The leaves' hashes as they were kept, by index. */
async function keptHashes(sql: Sql, tenantId: string, { from, to }: { from: number; to: number }) {
  const rows = await sql<{ number: string; hashes: Buffer }>(
    'select number::text, hashes from audit.audit_tiles where tenant_id = $1 and height = 0 and number >= $2 and number < $3',
    [tenantId, Math.floor(from / TILE_WIDTH), Math.ceil(to / TILE_WIDTH)],
  )
  const tiles = new Map(rows.map(({ number, hashes }) => [Number(number), hashes]))
  return (index: number): Hash | undefined => {
    const tile = tiles.get(Math.floor(index / TILE_WIDTH))
    const within = index % TILE_WIDTH
    return tile && tile.length >= (within + 1) * HASH_LENGTH ? hashAt(tile, within) : undefined
  }
}
