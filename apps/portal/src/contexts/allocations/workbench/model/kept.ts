import { type Draft, nothing } from './draft.ts'

/** Where the drafts of one person in one institution are kept in this browser. */
export interface Keeper {
  readonly tenant: string
  readonly person: string
}

const shape = 1
const keyOf = ({ tenant, person }: Keeper) => `tenure.workbench:${tenant}:${person}`

/** The draft as it was when this browser last had it; nothing where there is none, or of another shape. */
export function readKept(keeper: Keeper, storage: Pick<Storage, 'getItem'> = localStorage): Draft {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(keeper)) ?? 'null') as { shape?: unknown; draft?: Draft } | null
    return kept?.shape === shape && kept.draft ? kept.draft : nothing
  } catch {
    return nothing
  }
}

/** Keeps a draft, or forgets the last one where nothing is written any more. Answers whether the browser had room for it. */
export function keep(
  keeper: Keeper,
  draft: Draft,
  storage: Pick<Storage, 'setItem' | 'removeItem'> = localStorage,
): boolean {
  try {
    if (Object.keys(draft.rows).length === 0 && draft.added.length === 0) storage.removeItem(keyOf(keeper))
    else storage.setItem(keyOf(keeper), JSON.stringify({ shape, draft }))
    return true
  } catch {
    return false
  }
}
