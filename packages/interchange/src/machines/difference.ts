import type { SourceFile } from '../input/source-file.ts'
import type { Problem } from '../problem.ts'
import { byCodeUnit, fileOf } from './state.ts'

/** One thing that a machine has otherwise than Tenure says; `before` and `after` are its values, where it has any. */
export interface Difference {
  readonly action: 'added' | 'changed' | 'removed'
  /** What it is: account, user, limit, quota, … */
  readonly kind: string
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
}

/** What stands between a machine and Tenure, and the two files that would bring it there. */
export interface MachineDifference {
  /** Adds and changes; never takes anything away. */
  readonly changes: SourceFile
  /** Takes away what Tenure doesn't have: to be looked at, and applied by a person. */
  readonly removals: SourceFile
  readonly differences: readonly Difference[]
  /** What could not be said in the machine's terms, or is left as it is there. */
  readonly warnings: readonly Problem[]
  /** What could not be read of the current state. Where there is anything, the rest is empty: half a state misleads. */
  readonly unreadable: readonly Problem[]
}

/** A thing that a machine has, by a key of its own. */
export interface Thing {
  readonly kind: string
  readonly subject: string
  /** Empty where it is either there or not. */
  readonly value: string
}

export type Things = ReadonlyMap<string, Thing>

const shown = (thing: Thing | undefined): string | null => (thing === undefined ? null : thing.value || null)

/** What was added, changed and removed between two states, in the order of the keys. */
export function differ(wanted: Things, current: Things): Difference[] {
  return [...new Set([...wanted.keys(), ...current.keys()])].sort(byCodeUnit).flatMap((key) => {
    const [after, before] = [wanted.get(key), current.get(key)]
    const thing = after ?? before
    if (thing === undefined || (after !== undefined && after.value === before?.value)) return []
    const action = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
    return [{ action, kind: thing.kind, subject: thing.subject, before: shown(before), after: shown(after) } as const]
  })
}

/** The answer to a current state that can't be read. */
export const unreadableState = (name: string, unreadable: readonly Problem[]): MachineDifference => ({
  changes: fileOf(name, ''),
  removals: fileOf(name, ''),
  differences: [],
  warnings: [],
  unreadable,
})
