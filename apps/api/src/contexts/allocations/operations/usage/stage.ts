import type { Context } from '../../../../kernel/context.ts'
import type { StagedLine } from './staged-line.ts'

/** How many lines one statement takes: enough that its cost is the rows', few enough that memory stays flat. */
const BATCH = 5_000

/** Takes lines in batches to where they wait: COPY is closed to a table with row level security, arrays come near it. */
export class Stage {
  readonly #ctx: Context
  readonly #importId: string
  #waiting: StagedLine[] = []

  constructor(ctx: Context, importId: string) {
    this.#ctx = ctx
    this.#importId = importId
  }

  async add(lines: readonly StagedLine[]): Promise<void> {
    for (const line of lines) this.#waiting.push(line)
    if (this.#waiting.length >= BATCH) await this.flush()
  }

  async flush(): Promise<void> {
    const rows = this.#waiting
    this.#waiting = []
    if (rows.length === 0) return
    await this.#ctx.sql(
      `insert into allocations.usage_staging (tenant_id, usage_import_id, line, external_id, resource_type_id, kind, account, username, quantity, starts_at, ends_at, cluster, details)
       select $1, $2, * from unnest($3::int[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::numeric[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::jsonb[])`,
      [
        this.#ctx.viewer.tenantId,
        this.#importId,
        rows.map(({ line }) => line),
        rows.map(({ externalId }) => externalId),
        rows.map(({ resourceTypeId }) => resourceTypeId),
        rows.map(({ kind }) => kind),
        rows.map(({ account }) => account),
        rows.map(({ username }) => username),
        rows.map(({ quantity }) => quantity),
        rows.map(({ startsAt }) => startsAt.toISOString()),
        rows.map(({ endsAt }) => endsAt.toISOString()),
        rows.map(({ cluster }) => cluster),
        rows.map(({ details }) => details),
      ],
      'stage-usage',
    )
  }
}
