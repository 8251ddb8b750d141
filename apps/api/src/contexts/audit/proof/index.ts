// All of the proof that other programs may import.
export { bundleLines, exportEntries } from './bundle.ts'
export type { Finding } from './findings.ts'
export { differencesOfTenant } from './reconcile.ts'
export type { Sql } from './sql.ts'
export { NotABundle, verifyBundle, type VerifiedBundle } from './verify-bundle.ts'
export { type Verified, verifyTrail } from './verify-trail.ts'
