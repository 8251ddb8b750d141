import type { Context } from '../../../../kernel/context.ts'

/** Told after each statement how many rows are written, of how many, and of what. */
export type OnProgress = (done: number, total: number, what: string) => void

export interface Write<Row extends object> {
  /** What is written, as the progress says it: `allocations`. */
  readonly what: string
  readonly rows: Iterable<Row>
  /**
   * One data-changing statement without RETURNING; $1 is the tenant, $2 the rows as JSON, `given` a row of `now` and
   * `viewer`. Where rows are many, write `given.now` into created_at and updated_at: their default asks the signed
   * context anew for each row.
   */
  readonly sql: string
  /** How many rows of the table one of these becomes; one unless given. */
  readonly counts?: (row: Row) => number
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

  async write<Row extends object>({ what, rows, sql, lenient = false, counts = () => 1 }: Write<Row>): Promise<void> {
    let chunk: Row[] = []
    let due = 0
    const send = async () => {
      if (chunk.length === 0) return
      const { tenantId, userId } = this.#ctx.viewer
      const values = [tenantId, JSON.stringify(chunk), this.#ctx.now, userId]
      const [written] = await this.#ctx.sql<{ count: number }>(
        `with given as (select $3::timestamptz as now, $4::uuid as viewer), written as (${sql} returning 1) select count(*)::int as count from written`,
        values,
      )
      // Row level security hides what may not be changed instead of refusing it: a row that is not written is an error here.
      if (!lenient && written?.count !== due)
        throw new Error(`Only ${written?.count} of ${due} rows could be written: ${what}.`)
      this.#done += due
      // What follows from a row by itself (a project's own group) is not in the total.
      this.#onProgress(Math.min(this.#done, this.#total), this.#total, what)
      chunk = []
      due = 0
    }
    for (const row of rows) {
      chunk.push(row)
      due += counts(row)
      if (due >= rowsAtOnce) await send()
    }
    await send()
  }
}
