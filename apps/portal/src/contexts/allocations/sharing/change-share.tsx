import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { PercentField } from '@tenure/ui/percent-field'
import { RadioGroup } from '@tenure/ui/radio-group'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, picklist, string } from 'valibot'
import { ChangeResourceShareDocument } from '../../../graphql/generated/change-resource-share.ts'
import { PreviewChangeResourceShareDocument } from '../../../graphql/generated/preview-change-resource-share.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { needsForce } from '../consequences/needs-force.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { changedFields } from '../edits/field-names.ts'
import { undo } from '../edits/undo.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import { ForceField } from '../fields/force-field.tsx'
import { showPercentage } from '../show-quantity.ts'
import { shareKindWords } from '../words.ts'
import { isShareable, sharePercentage } from './share-checks.ts'
import { shareKindOptions } from './share-kind-options.ts'
import { type ShareVerbProps, whatIsShared } from './share-verb-props.ts'

const rules = formRules(
  object({ percentage: sharePercentage, kind: picklist(['RESERVED', 'CEILING']), force: string(), reason: string() }),
)

/** Changes how much a share gives, or what it does to its source. */
export function ChangeShare({ share, onClose }: ShareVerbProps) {
  const { id, source, recipient } = share
  const back = useVerb(ChangeResourceShareDocument)
  const pair = `${source.publicId} to ${recipient.publicId}`
  const form = useEditForm({
    document: ChangeResourceShareDocument,
    of: share,
    defaults: { percentage: share.percentage.replace(/\.?0+$/, '') || '0', kind: share.kind, force: '', reason: '' },
    rules,
    input: ({ percentage, kind, force, reason }) => ({
      percentage,
      kind,
      force: force === 'yes',
      reason: reason.trim() || null,
    }),
    onDone: ({ percentage, kind, version }) => {
      const input = { id, percentage: share.percentage, kind: share.kind, force: true, expectedVersion: version }
      const undone = `${pair}: ${showPercentage(share.percentage)} again`
      notify({
        title: `${pair}: ${showPercentage(percentage)} of ${whatIsShared(share)}, ${shareKindWords[kind].toLowerCase()}`,
        action: { label: 'Undo', onAction: () => void undo(back.run, input, undone) },
      })
      onClose()
    },
  })
  const { percentage, kind } = form.watch()
  const preview = usePreview(
    PreviewChangeResourceShareDocument,
    isShareable(percentage) ? { id, percentage, kind, force: true } : null,
  )
  return (
    <EditDialog
      title={`Change share of ${whatIsShared(share)}`}
      verb="Change"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'share' }}
      yours={changedFields(inWords(share), inWords({ percentage, kind }))}
    >
      <p className="text-dim">
        From {source.publicId} {source.name} to {recipient.publicId} {recipient.name}.
      </p>
      <FormField control={form.control} name="percentage" of={PercentField} label="Percentage" autoFocus />
      <FormField control={form.control} name="kind" of={RadioGroup} label="Kind" options={shareKindOptions} />
      <ConsequenceList preview={preview} hint="Write a percentage to see what both then have." />
      {needsForce(preview.result, form.refused) && (
        <FormField
          control={form.control}
          name="force"
          of={ForceField}
          label="Change although more is drawn than is left"
          description="Whoever drew more is then overdrawn, can draw nothing more, and is told."
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

/** A share's fields as a difference names them. */
function inWords({ percentage, kind }: Pick<ShareVerbProps['share'], 'percentage' | 'kind'>) {
  return { share_percentage: showPercentage(percentage), kind: shareKindWords[kind] }
}
