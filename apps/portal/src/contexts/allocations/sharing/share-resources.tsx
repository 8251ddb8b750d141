import { FormDialog } from '@tenure/ui/form-dialog'
import { required } from '@tenure/ui/form-checks'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateSelect } from '@tenure/ui/late-fields'
import { PercentField } from '@tenure/ui/percent-field'
import { RadioGroup } from '@tenure/ui/radio-group'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, picklist, string } from 'valibot'
import { PreviewShareResourcesDocument } from '../../../graphql/generated/preview-share-resources.ts'
import { ShareResourcesDocument } from '../../../graphql/generated/share-resources.ts'
import { WithdrawResourceShareDocument } from '../../../graphql/generated/withdraw-resource-share.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { needsForce } from '../consequences/needs-force.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { undo } from '../edits/undo.ts'
import { ForceField } from '../fields/force-field.tsx'
import { RecipientField } from '../fields/recipient-field.tsx'
import { showPercentage } from '../show-quantity.ts'
import { isShareable, sharePercentage } from './share-checks.ts'
import { shareInput } from './share-input.ts'
import { shareKindOptions } from './share-kind-options.ts'
import { typeOptions, useTypes } from './use-types.ts'

const rules = formRules(
  object({
    recipientProjectId: required('Choose the project that receives.'),
    resourceTypeId: string(),
    percentage: sharePercentage,
    kind: picklist(['RESERVED', 'CEILING']),
    note: string(),
    force: string(),
  }),
)

interface ShareResourcesProps {
  readonly source: { readonly id: string; readonly publicId: string; readonly name: string }
  readonly onClose: () => void
}

/** Gives a percentage of what a project has to another, and shows beforehand what both then have. */
export function ShareResources({ source, onClose }: ShareResourcesProps) {
  const types = useTypes()
  const withdrawal = useVerb(WithdrawResourceShareDocument)
  const { control, submit, watch, isPending, refusal, refused } = useVerbForm({
    document: ShareResourcesDocument,
    defaults: {
      recipientProjectId: '',
      resourceTypeId: 'ALL',
      percentage: '',
      kind: 'RESERVED' as const,
      note: '',
      force: '',
    },
    rules,
    input: (values) => shareInput(source.id, values),
    onDone: ({ id, version, percentage, recipient }) => {
      const undone = `${source.publicId} shares nothing new with ${recipient.publicId}`
      notify({
        title: `${source.publicId} shares ${showPercentage(percentage)} with ${recipient.publicId} ${recipient.name}`,
        action: {
          label: 'Undo',
          onAction: () => void undo(withdrawal.run, { id, expectedVersion: version }, undone),
        },
      })
      onClose()
    },
  })
  const values = watch()
  const isEnough = values.recipientProjectId !== '' && isShareable(values.percentage)
  const preview = usePreview(
    PreviewShareResourcesDocument,
    isEnough ? { ...shareInput(source.id, { ...values, force: 'yes' }), note: null } : null,
  )
  return (
    <FormDialog
      title={`Share of ${source.publicId} ${source.name}`}
      verb="Share"
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <FormField
        control={control}
        name="recipientProjectId"
        of={RecipientField}
        label="With"
        without={source.id}
        autoFocus
      />
      <div className="grid gap-4 wide:grid-cols-2">
        <FormField
          control={control}
          name="resourceTypeId"
          of={LateSelect}
          label="Of"
          options={typeOptions(types)}
          description="A share of one resource overrides the share of all."
        />
        <FormField
          control={control}
          name="percentage"
          of={PercentField}
          label="Percentage"
          description="0 for one resource takes it out of a share of all."
        />
      </div>
      <FormField control={control} name="kind" of={RadioGroup} label="Kind" options={shareKindOptions} />
      <FormField control={control} name="note" of={TextField} label="Note" isRequired={false} />
      <ConsequenceList preview={preview} hint="Choose a project and a percentage to see what both then have." />
      {needsForce(preview.result, refused) && (
        <FormField
          control={control}
          name="force"
          of={ForceField}
          label={`Share although ${source.publicId} has drawn more than it keeps`}
          description="It is then overdrawn, can draw nothing more, and is told."
        />
      )}
    </FormDialog>
  )
}
