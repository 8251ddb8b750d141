/** What can be wrong with a log. */
export const findingKinds = [
  'EDITED',
  'REMOVED',
  'MONTH_MISSING',
  'REORDERED',
  'INSERTED',
  'BACKDATED',
  'CUT',
  'TREE_CHANGED',
  'CHECKPOINT_MISSING',
  'CHECKPOINT_CHANGED',
  'SIGNATURE_FORGED',
  'WENT_BACK',
  'FORKED',
  'NOT_IN_THE_LOG',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** Something that is wrong, and where. */
export interface Finding {
  readonly kind: FindingKind
  /** Where: a month, a checkpoint, a table. */
  readonly place: string
  /** How many of the same kind were found at this place. */
  readonly count: number
  /** The first of them, as a person finds them. */
  readonly examples: readonly string[]
  /** What happened, in words. */
  readonly sentence: string
}

const most = 5

const many = (count: number, one: string, more: string) =>
  count === 1 ? `One ${one}` : `${count.toLocaleString('en-GB')} ${more}`

const entries = (count: number) => many(count, 'entry', 'entries')

const sentences: Record<FindingKind, (place: string, count: number) => string> = {
  EDITED: (place, count) => `${entries(count)} of ${place} ${count === 1 ? 'was' : 'were'} edited after being sealed.`,
  REMOVED: (place, count) => `${entries(count)} of ${place} ${count === 1 ? 'is' : 'are'} gone.`,
  MONTH_MISSING: (place, count) =>
    `The whole month ${place} is gone, with ${entries(count).toLowerCase()}; no retention took it.`,
  REORDERED: (place, count) =>
    `${entries(count)} of ${place} ${count === 1 ? 'stands' : 'stand'} in another’s place in the order.`,
  INSERTED: (place, count) =>
    `${entries(count)} of ${place} ${count === 1 ? 'was' : 'were'} put in behind the log: ${count === 1 ? 'it is' : 'they are'} in no tree, though all around ${count === 1 ? 'it' : 'them'} is sealed.`,
  BACKDATED: (place, count) =>
    `${entries(count)} of ${place} ${count === 1 ? 'is' : 'are'} back-dated: written long after the time told.`,
  CUT: (place, count) =>
    `The end is cut off after ${place}: ${entries(count).toLowerCase()} that a checkpoint counts ${count === 1 ? 'is' : 'are'} gone.`,
  TREE_CHANGED: (place) => `The tree was changed in ${place}: its hashes do not give the root that was signed.`,
  CHECKPOINT_MISSING: (place, count) => `${many(count, 'checkpoint is', 'checkpoints are')} missing before ${place}.`,
  CHECKPOINT_CHANGED: (place) => `${place} does not hold what its signed note says, or holds another’s note.`,
  SIGNATURE_FORGED: (place) => `${place} is signed by none of the keys that may sign.`,
  WENT_BACK: (place, count) =>
    `The log goes back: it ends with ${place}, and the witness has seen ${entries(count).toLowerCase()} more. Its end was cut, or an older backup was put in place.`,
  FORKED: (place) => `${place} is not the one that the witness has: there are two histories.`,
  NOT_IN_THE_LOG: (place, count) =>
    `${many(count, 'row', 'rows')} of ${place} ${count === 1 ? 'is' : 'are'} not as the log tells: changed past the triggers.`,
}

/** Gathers findings by kind and place, so that a million edited entries are one finding, and memory stays bounded. */
export class Findings {
  readonly #found = new Map<string, { kind: FindingKind; place: string; count: number; examples: string[] }>()

  add(
    kind: FindingKind,
    place: string,
    { example, count = 1 }: { readonly example?: string; readonly count?: number } = {},
  ): void {
    const key = `${kind} ${place}`
    const found = this.#found.get(key) ?? { kind, place, count: 0, examples: [] }
    found.count += count
    if (example !== undefined && found.examples.length < most) found.examples.push(example)
    this.#found.set(key, found)
  }

  all(): Finding[] {
    return [...this.#found.values()]
      .sort((a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind))
      .map((found) => ({ ...found, sentence: sentences[found.kind](found.place, found.count) }))
  }
}
