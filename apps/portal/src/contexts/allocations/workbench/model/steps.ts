import type { Draft } from './draft.ts'

/** A draft with the way back and forth. */
export interface Steps {
  readonly past: readonly Draft[]
  readonly now: Draft
  readonly future: readonly Draft[]
}

const most = 300

export const from = (now: Draft): Steps => ({ past: [], now, future: [] })

/** One step on; a step that changes nothing is none. */
export function step({ past, now }: Steps, next: Draft): Steps {
  if (JSON.stringify(next) === JSON.stringify(now)) return { past, now, future: [] }
  return { past: [...past.slice(-most), now], now: next, future: [] }
}

export function undo(steps: Steps): Steps {
  const { past, now, future } = steps
  const before = past.at(-1)
  return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : steps
}

export function redo(steps: Steps): Steps {
  const { past, now, future } = steps
  const [next, ...rest] = future
  return next ? { past: [...past, now], now: next, future: rest } : steps
}
