import { Button } from '@tenure/ui/button'
import { showCount } from '@tenure/ui/show-count'
import { countOf } from './model/draft.ts'
import type { DraftInHand } from './use-draft.ts'

interface WorkbenchBarProps {
  readonly draft: DraftInHand
  /** The rows and sums of what is chosen. */
  readonly chosen: string
  /** What is to be said of the active cell. */
  readonly said: string
  readonly onEnd: () => void
  readonly onDiscard: () => void
  readonly onReview: () => void
}

/** The foot of the workbench: what is chosen, what is written and not saved, and the way to save it. */
export function WorkbenchBar({ draft, chosen, said, onEnd, onDiscard, onReview }: WorkbenchBarProps) {
  const { changes, rows, problems, clashes } = countOf(draft.now)
  const open = [
    problems > 0 ? `${showCount(problems, 'cell')} can’t be read` : '',
    clashes > 0 ? `${showCount(clashes, 'field')} changed by someone else` : '',
    draft.isUnkept ? 'too much for this browser to keep through a reload' : '',
  ].filter(Boolean)
  return (
    <section
      aria-label="Changes"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-surface px-5 py-1.5"
    >
      <p className="min-w-0 grow truncate text-dim">
        {chosen}
        {said !== '' && <span className="ms-3 font-medium text-ink">{said}</span>}
      </p>
      {changes > 0 && (
        <p className="font-medium">
          {showCount(changes, 'change')} in {showCount(rows, 'row')}
          {open.length > 0 && <span className="ms-2 text-bad">{open.join(', ')}</span>}
        </p>
      )}
      <Button onPress={onEnd}>End rows</Button>
      <Button onPress={draft.undo} isDisabled={!draft.canUndo}>
        Undo
      </Button>
      <Button onPress={draft.redo} isDisabled={!draft.canRedo}>
        Redo
      </Button>
      <Button onPress={onDiscard} isDisabled={changes === 0}>
        Discard
      </Button>
      <Button tone="primary" onPress={onReview} isDisabled={changes === 0}>
        Review changes
      </Button>
    </section>
  )
}
