import type { AccessAction } from './words.ts'

/**
 * A type of object whose reach can be asked for. Its context says how: by functions of the law, each of which answers only what the
 * viewer may know. Texts are the code's own, never a caller's.
 */
export interface Reachable {
  readonly kind: ReachableKind
  /** Its name in the graph. */
  readonly typename: 'Project' | 'DataShare'
  /** What a person calls it. */
  readonly noun: string
  /** What can be done with it, what matters most first, in words that follow “may”. */
  readonly actions: Readonly<Partial<Record<AccessAction, string>>>
  /** Its table: policies decide there what the viewer sees. */
  readonly table: string
  /** What it is listed by, of the table as o. */
  readonly label: string
  readonly functions: {
    /** (users, ids, scopes): the ways, a row for each action. */
    readonly ways: string
    /** (user, id, scopes): each action, and whether it is allowed. */
    readonly decided: string
    /** (ids): of these, those about which the viewer may ask. */
    readonly mayAsk: string
    /** (user): all that the person sees. */
    readonly reachedBy: string
  }
}

export const reachableKinds = { PROJECT: 'A project.', DATA_SHARE: 'A data share.' } as const
export type ReachableKind = keyof typeof reachableKinds

const registered = new Map<ReachableKind, Reachable>()

/** Makes a type of object one whose reach can be asked for. */
export function registerReachable(type: Reachable): Reachable {
  registered.set(type.kind, type)
  return type
}

/** The type of this kind; a kind without one is a mistake of the code. */
export function reachable(kind: ReachableKind): Reachable {
  const type = registered.get(kind)
  if (!type) throw new Error(`No context has registered ${kind}.`)
  return type
}

/** The type by its name in the graph; undefined where nobody can ask who reaches such a thing. */
export const reachableNamed = (typename: string): Reachable | undefined =>
  [...registered.values()].find((type) => type.typename === typename)
