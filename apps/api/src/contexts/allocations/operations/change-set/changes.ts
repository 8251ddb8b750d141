import type { Refusal } from '../../../../kernel/refusal.ts'
import type { OperationInput } from '../../../../kernel/operation.ts'
import type { AskedChange } from '../../rules/change-plan.ts'
import type { GrantAllocation } from '../grant-allocation.ts'

/** One row of a set: an allocation to change, or one to grant. */
export interface Change extends AskedChange {
  /** What the caller calls the row: refusals and answers carry it. */
  readonly key: string
  /** The allocation; absent, `grant` says what to grant. */
  readonly id?: string | null | undefined
  /** Of an allocation the version that was seen: an edit without it is refused. */
  readonly expectedVersion?: number | null | undefined
  /** Leaves less than is drawn, if need be: both sides are told. */
  readonly force?: boolean | null | undefined
  readonly grant?: Omit<GrantAllocation, keyof OperationInput> | null | undefined
}

export interface ChangeAllocations extends OperationInput {
  readonly changes: readonly Change[]
}

/** Of one row what stands against it. */
export interface RefusedRow {
  readonly key: string
  readonly refusal: Refusal
}

/** How many rows one set may change. */
export const MOST_ROWS = 2000
/** How many periods one set may write. */
export const MOST_PERIODS = 20_000
