import { Button } from '@tenure/ui/button'
import { Checkbox } from '@tenure/ui/checkbox'
import { FormDialog } from '@tenure/ui/form-dialog'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { showCount } from '@tenure/ui/show-count'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { type SubmitEvent, useState } from 'react'
import { useQuery } from 'urql'
import { PreviewGroupSyncDocument } from '../../../graphql/generated/preview-group-sync.ts'
import { SyncGroupsDocument } from '../../../graphql/generated/sync-groups.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { useVerb } from '../../../graphql/use-verb.ts'
import { SyncDifference } from './sync-difference.tsx'
import type { SentFile } from './sync-groups.tsx'

interface SyncPreviewProps {
  readonly sent: SentFile
  readonly onAgain: () => void
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What the file would change, and the button that does exactly that. */
export function SyncPreview({ sent, onAgain, onClose, onDone }: SyncPreviewProps) {
  const [{ data, error, fetching }, look] = useQuery({
    query: PreviewGroupSyncDocument,
    variables: { ...sent },
    requestPolicy: 'network-only',
  })
  const { run, isPending, outcome } = useVerb(SyncGroupsDocument)
  const [isAccepted, setAccepted] = useState(false)
  const [reason, setReason] = useState('')
  const answer = data?.previewGroupSync
  const preview = answer?.__typename === 'GroupSyncPreview' ? answer : undefined
  const moves = preview ? preview.joins.length + preview.leaves.length : 0
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!preview || moves === 0) return onAgain()
    const came = await run({ ...sent, plan: preview.plan, acceptRemovals: isAccepted, reason: reason.trim() || null })
    if (came.kind !== 'done') return
    const { joined, left } = came.value
    notify({ title: 'Groups synced', detail: `${joined} joined, ${left} left.` })
    onDone()
    onClose()
  }
  const isChanged = outcome?.kind === 'refused' && outcome.refusal.__typename === 'SyncPlanChanged'
  return (
    <FormDialog
      title={`Sync groups from ${sent.fileName}`}
      verb={moves > 0 ? `Sync: ${moves} ${moves === 1 ? 'change' : 'changes'}` : 'Choose another file'}
      isWide
      isDangerous={preview?.isBraked ?? false}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
      isPending={isPending || fetching}
      refusal={outcome && outcome.kind !== 'done' ? outcome.message : undefined}
      remedy={isChanged && <Button onPress={() => look({ requestPolicy: 'network-only' })}>Look again</Button>}
    >
      {error && <ReadFailed error={error} onRetry={() => look({ requestPolicy: 'network-only' })} />}
      {fetching && !answer && <p className="text-dim">Looking ahead …</p>}
      {answer && answer.__typename !== 'GroupSyncPreview' && <RefusalNotice message={answer.message} />}
      {answer?.__typename === 'MembershipsUnreadable' && (
        <ul aria-label="Lines that could not be read">
          {answer.lines.slice(0, 50).map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              Line {line}: {message}
            </li>
          ))}
        </ul>
      )}
      {preview && <SyncDifference preview={preview} />}
      {preview?.isBraked && (
        <Checkbox isSelected={isAccepted} onChange={setAccepted}>
          {showCount(preview.leaves.length, 'person leaves', 'people leave')}, more than a fifth of all that were
          synced. The file is whole: go on.
        </Checkbox>
      )}
      {moves > 0 && (
        <TextField label="Why" description="Kept with the audit log." value={reason} onChange={setReason} />
      )}
    </FormDialog>
  )
}
