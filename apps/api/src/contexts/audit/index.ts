// All that other contexts may import.
export { attachAuditLog } from './graphql/attach-audit-log.ts'
export { attachHistory } from './graphql/history.ts'
export { attachComparison } from './graphql/comparison.ts'
export { AuditLogType } from './graphql/audit-log.ts'
