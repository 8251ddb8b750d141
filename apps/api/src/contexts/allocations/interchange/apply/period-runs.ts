import { newId } from '../../../../kernel/ids.ts'
import { periodOf, periodsBetween } from '../plan/period-rows.ts'
import type { FinalAllocation } from '../plan/plan-allocations.ts'

/** The periods of one allocation, in a row: period first + i lies between bounds i and i + 1. Ids and bounds as PostgreSQL writes arrays. */
export interface PeriodRun {
  readonly allocation: string
  readonly project: string
  readonly storage: boolean
  readonly quantity: string
  readonly first: number
  readonly size: number
  readonly ids: string
  readonly bounds: string
}

// An array in a text is read in a fraction of the time that a JSON object for each period takes; OFFSET keeps it from being read anew for each of its elements.
export const insertPeriods = `insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity, created_at, updated_at)
  select $1, i.id, r.allocation, r.project, r.storage, r.first + i.n - 1, b.at[i.n], b.at[i.n + 1], r.quantity, given.now, given.now
  from given cross join json_to_recordset($2) as r(allocation uuid, project uuid, storage boolean, quantity numeric, first integer, ids text, bounds text)
  cross join lateral (select r.bounds::timestamptz[] offset 0) as b(at) cross join lateral unnest(r.ids::uuid[]) with ordinality as i(id, n)`

/** Makes the periods of allocations. Those of the same start and billing period are reckoned once: a facility has few. */
export class PeriodRuns {
  readonly #now: Date
  readonly #bounds = new Map<string, readonly Date[]>()

  constructor(now: Date) {
    this.#now = now
  }

  /** The runs of these allocations, from the first period that has not ended at `from`; absent, from the beginning. */
  *of(finals: readonly FinalAllocation[], from?: Date): Generator<PeriodRun> {
    for (const final of finals) {
      const all = this.#boundsOf(final)
      const first = from ? all.slice(1).findIndex((end) => end > from) : 0
      if (first < 0) continue
      const bounds = all.slice(first)
      const size = bounds.length - 1
      yield {
        allocation: final.id,
        project: final.projectId,
        storage: final.isStorage,
        quantity: final.quantity,
        first,
        size,
        ids: `{${Array.from({ length: size }, newId).join(',')}}`,
        bounds: `{${bounds.map((at) => at.toISOString()).join(',')}}`,
      }
    }
  }

  #boundsOf(final: FinalAllocation): readonly Date[] {
    const key = `${final.start} ${final.end} ${final.billingPeriod}`
    const known = this.#bounds.get(key)
    if (known) return known
    const { last } = periodsBetween(final, this.#now)
    const periods = Array.from({ length: last + 1 }, (_, k) => periodOf(final, k))
    const bounds = [...periods.map(({ startsAt }) => startsAt), ...periods.slice(-1).map(({ endsAt }) => endsAt)]
    this.#bounds.set(key, bounds)
    return bounds
  }
}
