import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { RadioGroup } from '@tenure/ui/radio-group'
import { notify } from '@tenure/ui/toast-queue'
import { object, picklist } from 'valibot'
import { ChangeRenewalDocument } from '../../../graphql/generated/change-renewal.ts'
import { PreviewChangeRenewalDocument } from '../../../graphql/generated/preview-change-renewal.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { usePreview } from '../consequences/use-preview.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { undo } from '../edits/undo.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import { renewalWords } from '../words.ts'
import { AllocationFacts } from './allocation-facts.tsx'
import { renewalOptions } from './renewal-options.ts'
import type { AllocationVerbProps } from './verb-props.ts'

const rules = formRules(object({ renewal: picklist(['AUTO', 'MANUAL', 'NONE']) }))

/** Says what happens when a subscription's period ends. */
export function ChangeRenewal({ allocation, onClose }: AllocationVerbProps) {
  const { id, project, resourceType } = allocation
  const back = useVerb(ChangeRenewalDocument)
  const form = useEditForm({
    document: ChangeRenewalDocument,
    of: allocation,
    defaults: { renewal: allocation.renewal },
    rules,
    input: ({ renewal }) => ({ renewal }),
    onDone: ({ renewal, version }) => {
      const input = { id, renewal: allocation.renewal, expectedVersion: version }
      const undone = `${resourceType.name} of ${project.publicId}: ${renewalWords[allocation.renewal].toLowerCase()} again`
      notify({
        title: `${resourceType.name} of ${project.publicId}: ${renewalWords[renewal].toLowerCase()}`,
        action: { label: 'Undo', onAction: () => void undo(back.run, input, undone) },
      })
      onClose()
    },
  })
  const renewal = form.watch('renewal')
  const preview = usePreview(PreviewChangeRenewalDocument, renewal === allocation.renewal ? null : { id, renewal })
  return (
    <EditDialog
      title="Change renewal"
      verb="Change"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'allocation' }}
      yours={{ renewal: renewalWords[renewal] }}
    >
      <AllocationFacts of={allocation} />
      <FormField
        control={form.control}
        name="renewal"
        of={RadioGroup}
        label="When its period ends"
        options={renewalOptions}
      />
      <ConsequenceList preview={preview} hint="Choose another way to see what changes for whom." />
    </EditDialog>
  )
}
