import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { PreviewWithdrawResourceShareDocument } from '../../../graphql/generated/preview-withdraw-resource-share.ts'
import { ShareResourcesDocument } from '../../../graphql/generated/share-resources.ts'
import { WithdrawResourceShareDocument } from '../../../graphql/generated/withdraw-resource-share.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { needsForce } from '../consequences/needs-force.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { undo } from '../edits/undo.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import { ForceField } from '../fields/force-field.tsx'
import { showPercentage } from '../show-quantity.ts'
import { type ShareVerbProps, whatIsShared } from './share-verb-props.ts'

const rules = formRules(object({ force: string(), reason: string() }))

/** Ends a share now. */
export function WithdrawShare({ share, onClose }: ShareVerbProps) {
  const { id, source, recipient, only, percentage, kind, note } = share
  const again = useVerb(ShareResourcesDocument)
  const pair = `${source.publicId} to ${recipient.publicId}`
  const form = useEditForm({
    document: WithdrawResourceShareDocument,
    of: share,
    defaults: { force: '', reason: '' },
    rules,
    input: ({ force, reason }) => ({ force: force === 'yes', reason: reason.trim() || null }),
    onDone: () => {
      const input = {
        sourceProjectId: source.id,
        recipientProjectId: recipient.id,
        resourceTypeId: only?.id ?? null,
        percentage,
        kind,
        note,
      }
      const undone = `${pair}: ${showPercentage(percentage)} shared again`
      notify({
        title: `${pair}: share of ${whatIsShared(share)} withdrawn`,
        action: { label: 'Undo', onAction: () => void undo(again.run, input, undone) },
      })
      onClose()
    },
  })
  const preview = usePreview(PreviewWithdrawResourceShareDocument, { id, force: true })
  return (
    <EditDialog
      title="Withdraw share"
      verb="Withdraw"
      isDangerous
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'share' }}
      yours={{ ends_at: 'now' }}
    >
      <p>
        {source.publicId} {source.name} no longer shares {showPercentage(percentage)} of {whatIsShared(share)} with{' '}
        {recipient.publicId} {recipient.name}, from now on.
      </p>
      <ConsequenceList preview={preview} hint="Looking ahead…" />
      {needsForce(preview.result, form.refused) && (
        <FormField
          control={form.control}
          name="force"
          of={ForceField}
          label="Withdraw although more of it is drawn already"
          description={`${recipient.publicId} is then overdrawn, can draw nothing more, and is told.`}
        />
      )}
      <FormField
        control={form.control}
        name="reason"
        of={TextField}
        label="Reason, kept in the record"
        isRequired={false}
      />
    </EditDialog>
  )
}
