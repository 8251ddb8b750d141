import { Button } from '@tenure/ui/button'
import { showCount } from '@tenure/ui/show-count'
import { type Draft, type RowEdit, without } from './model/draft.ts'

interface LostRowsProps {
  readonly gone: readonly (readonly [string, RowEdit])[]
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** Rows in which something is written and that are no longer here: they have ended, or are no longer this person's to change. */
export function LostRows({ gone, draft, onChange }: LostRowsProps) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 border-t border-line bg-warn-soft px-5 py-1.5">
      <p className="grow">
        {showCount(gone.length, 'row')} with changes of yours {gone.length === 1 ? 'is' : 'are'} no longer here to be
        changed: {gone.map(([, { label }]) => label).join('; ')}.
      </p>
      <Button onPress={() => onChange(without(draft, new Set(gone.map(([id]) => id))))}>Leave them out</Button>
    </div>
  )
}
