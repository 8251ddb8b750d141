import type { Context } from '../../../../kernel/context.ts'

/** Told after each statement how many rows are written, of how many, and of what. */
export type OnProgress = (done: number, total: number, what: string) => void

export interface Write<Row extends object> {
  /** What is written, as the progress says it: `allocations`. */
  readonly what: string
  readonly rows: Iterable<Row>
  /** One data-changing statement without RETURNING; $1 is the tenant, $2 the rows as JSON, $3 the time of the import, $4 who imports. */
  readonly sql: string
  /** Whether a row may find nothing to do; otherwise each must be written once, or the import fails. */
  readonly lenient?: boolean
}

// Large enough that a statement's own cost vanishes, small enough that the progress moves.
const rowsAtOnce = 4_000

/** Writes rows in chunks, each by one statement, and tells how far it is. */
export class RowWriter {
  readonly #ctx: Context
  readonly #total: number
  readonly #onProgress: OnProgress
  #done = 0

  constructor(ctx: Context, { total, onProgress }: { total: number; onProgress: OnProgress }) {
    this.#ctx = ctx
    this.#total = total
    this.#onProgress = onProgress
  }

  async write<Row extends object>({ what, rows, sql, lenient = false }: Write<Row>): Promise<void> {
    let chunk: Row[] = []
    const send = async () => {
      if (chunk.length === 0) return
      const { tenantId, userId } = this.#ctx.viewer
      const values = [tenantId, JSON.stringify(chunk), this.#ctx.now, userId]
      const [written] = await this.#ctx.sql<{ count: number }>(
        `with given as (select $3::timestamptz as now, $4::uuid as viewer), written as (${sql} returning 1) select count(*)::int as count from written`,
        values,
      )
      // Row level security hides what may not be changed instead of refusing it: a row that is not written is an error here.
      if (!lenient && written?.count !== chunk.length)
        throw new Error(`Only ${written?.count} of ${chunk.length} rows could be written: ${what}.`)
      this.#done += chunk.length
      this.#onProgress(this.#done, this.#total, what)
      chunk = []
    }
    for (const row of rows) {
      chunk.push(row)
      if (chunk.length === rowsAtOnce) await send()
    }
    await send()
  }
}
