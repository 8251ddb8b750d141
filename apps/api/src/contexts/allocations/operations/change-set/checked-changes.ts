import type { Refusal } from '../../../../kernel/refusal.ts'
import { InvalidInput } from '../../../../kernel/refusals.ts'
import { type Change, MOST_ROWS } from './changes.ts'

/** A set as a whole: of a length that can be done at once, with each row named once and each allocation once. */
export function checkSet(changes: readonly Change[]): void {
  if (changes.length === 0) throw new InvalidInput('There is nothing to change. Give at least one row.', ['changes'])
  if (changes.length > MOST_ROWS)
    throw new InvalidInput(
      `These are ${changes.length.toLocaleString('en')} rows; one set has at most ${MOST_ROWS.toLocaleString('en')}. Change them in several sets.`,
      ['changes'],
    )
  const keys = new Set(changes.map(({ key }) => key))
  if (keys.size < changes.length) throw new InvalidInput('Two rows have the same key. Give each its own.', ['changes'])
}

/** What is wrong with a row whatever stands in the database. */
export function rowFault(change: Change, seen: Set<string>): Refusal | null {
  const { id, grant, expectedVersion } = change
  if (Boolean(id) === Boolean(grant))
    return new InvalidInput('Give either the allocation to change or what to grant.', ['id'])
  if (!id) return null
  if (seen.has(id))
    return new InvalidInput('Another row of this set changes the same allocation. Change it once.', ['id'])
  seen.add(id)
  if (expectedVersion === null || expectedVersion === undefined)
    return new InvalidInput('Give the version that you saw, so that nobody’s change is written over unseen.', [
      'expectedVersion',
    ])
  return null
}
