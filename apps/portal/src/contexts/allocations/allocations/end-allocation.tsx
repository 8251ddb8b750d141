import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField } from '@tenure/ui/late-fields'
import { showDay } from '@tenure/ui/instant'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { EndAllocationDocument } from '../../../graphql/generated/end-allocation.ts'
import { PreviewEndAllocationDocument } from '../../../graphql/generated/preview-end-allocation.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { needsForce } from '../consequences/needs-force.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { endOfDay, lastDayOf, today } from '../day.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { useEditForm } from '../edits/use-edit-form.ts'
import { ForceField } from '../fields/force-field.tsx'
import { AllocationFacts } from './allocation-facts.tsx'
import type { AllocationVerbProps } from './verb-props.ts'

const rules = formRules(object({ at: string(), force: string(), reason: string() }))

/** Ends an allocation early, now or with a day to come. */
export function EndAllocation({ allocation, onClose }: AllocationVerbProps) {
  const { id, project, endsAt } = allocation
  const form = useEditForm({
    document: EndAllocationDocument,
    of: allocation,
    defaults: { at: '', force: '', reason: '' },
    rules,
    input: ({ at, force, reason }) => ({ at: endOfDay(at), force: force === 'yes', reason: reason.trim() || null }),
    onDone: ({ resourceType }) => {
      notify({
        title: `${resourceType.name} of ${project.publicId} ends`,
        detail: 'This cannot be undone: grant it anew if it was a mistake.',
      })
      onClose()
    },
  })
  const at = form.watch('at')
  const preview = usePreview(PreviewEndAllocationDocument, { id, at: endOfDay(at), force: true })
  return (
    <EditDialog
      title="End allocation"
      verb="End"
      isDangerous
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'allocation' }}
      yours={{ ends_at: at === '' ? 'now' : showDay(at) }}
    >
      <AllocationFacts of={allocation} />
      <FormField
        control={form.control}
        name="at"
        of={LateDateField}
        label="Last day"
        isRequired={false}
        description="Empty: it ends now. What was drawn stays drawn to the end of its period. Ending cannot be undone."
        earliest={today()}
        {...(endsAt !== null && { latest: lastDayOf(endsAt) })}
      />
      <ConsequenceList preview={preview} hint="Looking ahead…" />
      {needsForce(preview.result, form.refused) && (
        <FormField
          control={form.control}
          name="force"
          of={ForceField}
          label="End although more is drawn than is left"
          description="Those who are overdrawn can draw nothing more, and are told."
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
