import { createHash } from 'node:crypto'
import type { PlanRow } from './plan.ts'

/**
 * What a plan would do, as one hash: the same for as long as the files, and what stands, lead to the same rows. It is
 * what a person agreed to when they looked at the preview.
 */
export function planHash(rows: readonly PlanRow[]): string {
  const hash = createHash('sha256')
  for (const { kind, key, file, line, label, action, changes } of rows)
    hash.update(`${JSON.stringify([kind, key, file, line, label, action, changes])}\n`)
  return hash.digest('hex')
}
