import type { ReadTiles } from '@tenure/ledger/tile'
import type { Sql } from './sql.ts'

/** The tiles of a tenant's tree, as whoever asks may read them. */
export const tilesOf =
  (sql: Sql, tenantId: string): ReadTiles =>
  async (places) => {
    const rows = await sql<{ height: number; number: string; hashes: Buffer }>(
      `select t.height, t.number::text, t.hashes from unnest($2::integer[], $3::bigint[]) p (height, number)
       join audit.audit_tiles t on t.tenant_id = $1 and t.height = p.height and t.number = p.number`,
      [tenantId, places.map(({ height }) => height), places.map(({ number }) => number)],
    )
    return rows.map(({ height, number, hashes }) => ({ height, number: Number(number), hashes }))
  }
