import { DiffView } from '@tenure/ui/diff-view'
import { showMinute } from '@tenure/ui/instant'
import type { ReactNode } from 'react'
import { differencesOf, type FieldChange } from './differences.ts'
import { showAction } from './show-action.ts'

/** One moment of a thing's life. */
export interface Moment {
  readonly id: string
  /** The operation. */
  readonly action: string
  /** ISO 8601 text. */
  readonly at: string
  /** Who did it; the installation itself where nobody did. */
  readonly by: string | null
  readonly why: string | null
  /** What it became, beside the deed: 'Version 3'. */
  readonly what?: string
  readonly changes: readonly FieldChange[]
  /** What can be done with it. */
  readonly act?: ReactNode
}

/** What happened to one thing, newest first: who, when, why, and what became different, field by field. */
export function TimeLine({ label, moments }: { readonly label: string; readonly moments: readonly Moment[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {moments.map(({ id, action, at, by, why, what, changes, act }) => (
        <li key={id} className="relative border-s border-line ps-5 pb-6 last:pb-1">
          <span aria-hidden className="absolute top-1.5 -left-1 size-2 rounded-full bg-accent" />
          <h3 className="flex flex-wrap items-baseline gap-x-2">
            {showAction(action)}
            {what !== undefined && <span className="grow text-small font-normal text-dim">{what}</span>}
            {act}
          </h3>
          <p className="text-dim">
            {by ?? 'The installation'} · <time dateTime={at}>{showMinute(at)} UTC</time>
          </p>
          {why !== null && <p className="pt-1">“{why}”</p>}
          {changes.length > 0 && (
            <div className="max-w-180 overflow-x-auto pt-2">
              <DiffView
                label={`What changed: ${showAction(action)}, ${showMinute(at)}`}
                differences={differencesOf(changes)}
              />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
