import type { HistoryOf } from '../../kernel/stale.ts'

/** Where the past of what this context keeps is kept. */
export const allocationHistory: HistoryOf = { table: 'allocations.allocation_history', column: 'allocation_id' }
export const resourceShareHistory: HistoryOf = {
  table: 'allocations.resource_share_history',
  column: 'resource_share_id',
}
export const dataShareHistory: HistoryOf = { table: 'allocations.data_share_history', column: 'data_share_id' }
