import type { Job } from '../job.ts'
import { type Sealing, sealTrail } from '../seal/seal-trail.ts'

/** Seals the trail's new entries into their tenants' trees. @param sealing what signs, and what remembers */
export const sealing = (sealing: Sealing): Job => ({
  name: 'seal the audit log',
  everyMs: 30_000,
  run: (pool) => sealTrail(pool, sealing),
})
