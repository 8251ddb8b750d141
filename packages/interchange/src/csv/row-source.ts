import type { Origin } from '../facility.ts'
import type { Problems } from '../problem.ts'

export interface RowSource {
  readonly origin: Origin
  readonly cells: readonly string[]
  readonly indexes: ReadonlyMap<string, number>
  readonly decimalComma: boolean
  readonly problems: Problems
}

export interface NumberLimits {
  readonly digits: number
  readonly decimals: number
  readonly max?: number
}
