import type { CombinedError } from '@urql/core'
import { Button } from '@tenure/ui/button'
import { Checkbox } from '@tenure/ui/checkbox'
import { FormDialog } from '@tenure/ui/form-dialog'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { showCount } from '@tenure/ui/show-count'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import type { SyncDifferenceFragment } from '../../../graphql/generated/sync-difference.ts'
import type { Outcome } from '../../../graphql/outcome.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { SyncDifference } from './sync-difference.tsx'

/** What is asked for: this difference, and no other. */
interface Wish {
  readonly plan: string
  readonly acceptRemovals: boolean
  readonly reason: string | null
}

type Synced =
  | { readonly __typename: 'SecurityGroupsSynced'; readonly joined: number; readonly left: number }
  | { readonly __typename: string; readonly message: string }

interface SyncPreviewProps {
  /** What it is synced from: a file's name, a directory's. */
  readonly from: string
  /** What is said by who accepts that many leave: 'The file is whole'. */
  readonly assurance: string
  readonly preview: SyncDifferenceFragment | undefined
  /** Why there is none. */
  readonly refusal: ReactNode
  readonly error: CombinedError | undefined
  readonly isLooking: boolean
  readonly onLook: () => void
  readonly verb: { readonly isPending: boolean; readonly outcome: Outcome<Synced> | null }
  readonly run: (wish: Wish) => Promise<Outcome<Synced>>
  /** Another source, and how its button is called. */
  readonly again: { readonly label: string; readonly onPress: () => void }
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What a sync would change, and the button that does exactly that. */
export function SyncPreview(props: SyncPreviewProps) {
  const { from, assurance, preview, refusal, error, isLooking, onLook, verb, run, again, onClose, onDone } = props
  const [isAccepted, setAccepted] = useState(false)
  const [reason, setReason] = useState('')
  const moves = preview ? preview.joins.length + preview.leaves.length : 0
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!preview || moves === 0) return again.onPress()
    const came = await run({ plan: preview.plan, acceptRemovals: isAccepted, reason: reason.trim() || null })
    if (came.kind !== 'done') return
    const { joined, left } = came.value
    notify({ title: 'Groups synced', detail: `${joined} joined, ${left} left.` })
    onDone()
    onClose()
  }
  const { isPending, outcome } = verb
  const isChanged = outcome?.kind === 'refused' && outcome.refusal.__typename === 'SyncPlanChanged'
  return (
    <FormDialog
      title={`Sync groups from ${from}`}
      verb={moves > 0 ? `Sync: ${moves} ${moves === 1 ? 'change' : 'changes'}` : again.label}
      isWide
      isDangerous={preview?.isBraked ?? false}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
      isPending={isPending || isLooking}
      refusal={outcome && outcome.kind !== 'done' ? outcome.message : undefined}
      remedy={isChanged && <Button onPress={onLook}>Look again</Button>}
    >
      {error && <ReadFailed error={error} onRetry={onLook} />}
      {isLooking && !preview && !refusal && <p className="text-dim">Looking ahead …</p>}
      {typeof refusal === 'string' ? <RefusalNotice message={refusal} /> : refusal}
      {preview && <SyncDifference preview={preview} />}
      {preview?.isBraked && (
        <Checkbox isSelected={isAccepted} onChange={setAccepted}>
          {showCount(preview.leaves.length, 'person leaves', 'people leave')}, more than a fifth of all that were
          synced. {assurance}: go on.
        </Checkbox>
      )}
      {moves > 0 && (
        <TextField label="Why" description="Kept with the audit log." value={reason} onChange={setReason} />
      )}
    </FormDialog>
  )
}
