import type { SystemRole } from '../../contexts/identity/index.ts'

/** Somebody of the demo; `<key>@<house>.test` is how they sign in. */
export interface Character {
  readonly key: string
  readonly name: string
  readonly roles: readonly SystemRole[]
}

/** A body of work of the demo. The first of a PI becomes their default project. */
export interface Work {
  readonly name: string
  readonly pi: string
  readonly about: string
  /** How much it computes, compared with the others: 1 is small, 5 is large. */
  readonly size: 1 | 2 | 3 | 4 | 5
  readonly managers?: readonly string[]
  readonly steward?: string
}

/** A work in one line: PI, name, size, what it is about, and what is particular to it. */
export type Told = readonly [
  pi: string,
  name: string,
  size: Work['size'],
  about: string,
  more?: Pick<Work, 'managers' | 'steward'>,
]

/** Works from their lines. */
export const works = (told: readonly Told[]): Work[] =>
  told.map(([pi, name, size, about, more]) => ({ pi, name, size, about, ...more }))
