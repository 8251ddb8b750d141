import type { StaleFactsFragment } from '../../../graphql/generated/stale-facts.ts'

/** What someone else did in the meantime. */
export type Conflict = StaleFactsFragment

/** The facts of a refusal for a version that is no longer the newest; null for any other refusal. */
export function conflictOf(refusal: unknown): Conflict | null {
  const isStale =
    typeof refusal === 'object' && refusal !== null && '__typename' in refusal && refusal.__typename === 'StaleVersion'
  return isStale ? (refusal as unknown as Conflict) : null
}
