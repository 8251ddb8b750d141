import { keepsPast } from '../../kernel/database/past.ts'

// What of this context can be read as of an earlier time: tables and their past, and the functions that read them.
keepsPast(
  'allocations.allocations',
  'allocations.allocation_periods',
  'allocations.resource_shares',
  'allocations.data_shares',
  'allocations.draws',
  'allocations.allocation_history',
  'allocations.resource_share_history',
  'allocations.data_share_history',
)
keepsPast(
  'allocations.entitlements',
  'allocations.facts',
  'allocations.entitlement_terms',
  'allocations.type_totals',
  'allocations.share_amounts',
  'allocations.data_share_facts',
  'allocations.data_share_accesses',
  'allocations.project_references',
)
