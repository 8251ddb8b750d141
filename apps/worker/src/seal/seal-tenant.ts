import { randomUUID } from 'node:crypto'
import { append } from '@tenure/ledger/append'
import { type Seal, signSeal } from '@tenure/ledger/seal'
import type { SigningKey } from '@tenure/ledger/signing-key'
import type { ReadTiles } from '@tenure/ledger/tile'
import type pg from 'pg'

/** How many entries one transaction seals; a bigger batch holds more in memory, a smaller one signs more often. */
const BATCH = 10_000
/** After another server took over each batch looks through the whole tree: there are fewer of them. */
const LARGE_BATCH = 200_000

/** Where a tenant's tree stands, as the database tells whoever holds its lease. */
export interface TreeState {
  readonly number: number
  readonly size: number
  readonly note: string | null
  readonly sealedXid: string
  readonly sealedSeq: string
  readonly system: string
  /** Whether the order of commits goes on from the last checkpoint; else another server took over. */
  readonly follows: boolean
  readonly horizon: string
  readonly next: string
  readonly now: string
}

interface Entry {
  readonly logged_at: string
  readonly log_id: string
  readonly xid: string
  readonly seq: string
  readonly leaf: Buffer
}

/** What one transaction sealed. */
export interface Sealed {
  readonly count: number
  /** Whether more waits. */
  readonly more: boolean
}

/**
 * Seals a tenant's next entries, in the transaction that holds its lease: appends their leaves and signs a checkpoint.
 * Nothing is read but the tree's right edge. @param always signs even where there is nothing new: a new key, a new server
 */
export async function sealNext(
  client: pg.ClientBase,
  {
    tenantId,
    state,
    keys,
    always,
  }: { tenantId: string; state: TreeState; keys: readonly SigningKey[]; always?: boolean },
): Promise<Sealed> {
  const limit = state.follows ? BATCH : LARGE_BATCH
  const { rows } = await client.query<Entry>(
    `select to_char(logged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as logged_at, log_id, xid, seq, leaf from audit.next_leaves($1, $2, $3)`,
    [tenantId, state, limit],
  )
  const more = rows.length === limit
  if (rows.length === 0 && (state.size === 0 || (state.follows && !always))) return { count: 0, more }
  const { size, root, tiles } = await append(
    { size: state.size, readTiles: tilesOf(client, tenantId) },
    rows.map(({ leaf }) => leaf),
  )
  const seal: Seal = {
    tenantId,
    number: state.number + 1,
    size,
    root,
    sealedAt: state.now,
    ...horizonAfter(state, rows, more),
  }
  await client.query('select audit.keep_seal($1, $2, $3, $4)', [
    tenantId,
    JSON.stringify({ from: state.size, entries: rows.map(({ logged_at, log_id }) => [logged_at, log_id]) }),
    JSON.stringify(tiles.map((tile) => ({ ...tile, hashes: Buffer.from(tile.hashes).toString('base64') }))),
    JSON.stringify({
      ...seal,
      id: randomUUID(),
      root: Buffer.from(root).toString('base64'),
      note: signSeal(seal, keys),
    }),
  ])
  return { count: rows.length, more }
}

function horizonAfter({ follows, system, ...state }: TreeState, rows: readonly Entry[], more: boolean) {
  const last = rows.at(-1)
  const { sealedXid, sealedSeq } = state
  if (follows)
    return { system, sealedXid: last?.xid ?? sealedXid, sealedSeq: last?.seq ?? sealedSeq, nextXid: state.next }
  // Half of what was found after another server took over: the next batch looks for the rest in the same way.
  if (more) return { system: `${system}?`, sealedXid, sealedSeq, nextXid: state.next }
  return { system, sealedXid: state.horizon, sealedSeq: '0', nextXid: state.next }
}

const tilesOf =
  (client: pg.ClientBase, tenantId: string): ReadTiles =>
  async (places) => {
    const { rows } = await client.query<{ height: number; number: string; hashes: Buffer }>(
      'select height, number, hashes from audit.tiles_at($1, $2, $3)',
      [tenantId, places.map(({ height }) => height), places.map(({ number }) => number)],
    )
    return rows.map(({ height, number, hashes }) => ({ height, number: Number(number), hashes }))
  }
