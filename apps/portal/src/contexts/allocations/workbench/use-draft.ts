import { useState } from 'react'
import type { Draft } from './model/draft.ts'
import { type Keeper, keep, readKept } from './model/kept.ts'
import { type Steps, from, redo, step, undo } from './model/steps.ts'

/** What is written and not saved, with the way back and forth; kept in the browser through a reload. */
export interface DraftInHand extends Pick<Steps, 'now'> {
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly write: (next: Draft) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Begins anew from a draft: what was before can't be come back to. */
  readonly begin: (draft: Draft) => void
  /** Whether the browser had no room to keep it. */
  readonly isUnkept: boolean
}

export function useDraft(keeper: Keeper): DraftInHand {
  const [steps, setSteps] = useState(() => from(readKept(keeper)))
  const [isUnkept, setUnkept] = useState(false)
  const put = (next: Steps) => {
    setSteps(next)
    setUnkept(!keep(keeper, next.now))
  }
  return {
    now: steps.now,
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    write: (next) => put(step(steps, next)),
    undo: () => put(undo(steps)),
    redo: () => put(redo(steps)),
    begin: (draft) => put(from(draft)),
    isUnkept,
  }
}
