import { Button } from '@tenure/ui/button'
import { Dialog } from '@tenure/ui/dialog'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { showCount } from '@tenure/ui/show-count'
import { Spinner } from '@tenure/ui/spinner'
import { TextField } from '@tenure/ui/text-field'
import { useState } from 'react'
import { ChangeAllocationsDocument } from '../../../graphql/generated/change-allocations.ts'
import type { RefusedRowsFragment } from '../../../graphql/generated/refused-rows.ts'
import type { WorkbenchRowFragment } from '../../../graphql/generated/workbench-row.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { ClashList } from './clash-list.tsx'
import { type Draft, countOf } from './model/draft.ts'
import { changesOf } from './model/to-send.ts'
import { ReviewConsequences } from './review-consequences.tsx'
import { ReviewRefusals } from './review-refusals.tsx'
import { UnreadableCells } from './unreadable-cells.tsx'
import { useReview } from './use-review.ts'

interface ReviewDialogProps {
  readonly draft: Draft
  /** The reason that is there to begin with. */
  readonly reason: string
  readonly onChange: (draft: Draft) => void
  readonly onRebase: (draft: Draft, rows: readonly WorkbenchRowFragment[]) => void
  readonly onRefused: (refused: readonly RefusedRowsFragment[]) => void
  readonly onDone: (rows: readonly { readonly key: string; readonly allocation: WorkbenchRowFragment | null }[]) => void
  readonly onClose: () => void
}

/** Everything that would come of what is written, and everything that stands against it; then, with a reason, all of it at once. */
export function ReviewDialog({
  draft,
  reason: first,
  onChange,
  onRebase,
  onRefused,
  onDone,
  onClose,
}: ReviewDialogProps) {
  const review = useReview({ draft, onRebase, onRefused })
  const apply = useVerb(ChangeAllocationsDocument)
  const [reason, setReason] = useState(first)
  const [wantsReason, setWantsReason] = useState(false)
  const { changes, rows, problems, clashes } = countOf(draft)
  const isReady = review.answer !== null && review.refused.length === 0 && !review.isAsking && changes > 0
  const save = async () => {
    setWantsReason(reason.trim() === '')
    if (reason.trim() === '') return
    const outcome = await apply.run({ changes: changesOf(draft), reason: reason.trim() })
    if (outcome.kind === 'done') onDone(outcome.value.rows)
    // What changed since the review is told by a review anew.
    else if (outcome.kind === 'refused' && outcome.refusal.__typename === 'ChangesRefused') onChange({ ...draft })
  }
  const said = `${showCount(changes, 'change')} in ${showCount(rows, 'row')}`
  return (
    <Dialog
      title="Review changes"
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Back to the rows</Button>
          <Button tone="primary" isDisabled={!isReady} isPending={apply.isPending} onPress={() => void save()}>
            {`Apply ${said}`}
          </Button>
        </>
      }
    >
      <p role="status" className="flex items-center gap-2 text-dim">
        {review.isAsking && <Spinner label="Looking ahead" />}
        {review.isAsking
          ? `Looking at what ${said} would do.`
          : summaryOf({ said, problems, clashes, refused: review.refused.length })}
      </p>
      {review.failed !== null && <RefusalNotice message={review.failed} />}
      {problems > 0 && <UnreadableCells draft={draft} />}
      {clashes > 0 && <ClashList draft={draft} onChange={onChange} />}
      {review.refused.length > 0 && <ReviewRefusals {...{ draft, onChange }} refused={review.refused} />}
      {review.answer && <ReviewConsequences of={review.answer} />}
      <TextField
        label="Reason, kept in the record"
        value={reason}
        onChange={setReason}
        {...(wantsReason && reason.trim() === '' && { error: 'Say why, in a few words.' })}
      />
      {apply.outcome && apply.outcome.kind !== 'done' && <RefusalNotice message={apply.outcome.message} />}
    </Dialog>
  )
}

interface Summary {
  readonly said: string
  readonly problems: number
  readonly clashes: number
  readonly refused: number
}

function summaryOf({ said, problems, clashes, refused }: Summary): string {
  if (problems > 0) return `${showCount(problems, 'cell')} can’t be read. Put them right first; nothing is saved.`
  if (clashes > 0)
    return `${showCount(clashes, 'field')} changed by someone else too. Choose whose stands; nothing is saved.`
  if (refused > 0) return `${showCount(refused, 'row')} can’t be changed so. Nothing is saved until all of it can be.`
  return `${said}, nothing saved yet. This is all that would come of it.`
}
