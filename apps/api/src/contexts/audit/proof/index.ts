// All of the proof that other programs may import.
export type { Finding } from './findings.ts'
export { differencesOfTenant } from './reconcile.ts'
export type { Sql } from './sql.ts'
export { type Verified, verifyTrail } from './verify-trail.ts'
