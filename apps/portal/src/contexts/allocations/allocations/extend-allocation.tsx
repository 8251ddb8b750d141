import { Button } from '@tenure/ui/button'
import { required } from '@tenure/ui/form-checks'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { showDay, showLastDay } from '@tenure/ui/instant'
import { LateDateField } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { ExtendAllocationDocument } from '../../../graphql/generated/extend-allocation.ts'
import { PreviewExtendAllocationDocument } from '../../../graphql/generated/preview-extend-allocation.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { usePreview } from '../consequences/use-preview.ts'
import { endOfDay, lastDayOf, monthsLater, today } from '../day.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { useEditForm } from '../edits/use-edit-form.ts'
import { AllocationFacts } from './allocation-facts.tsx'
import type { AllocationVerbProps } from './verb-props.ts'

const rules = formRules(object({ endsAt: required('Choose the new last day.'), reason: string() }))

/** Gives an allocation that ends a later end. */
export function ExtendAllocation({ allocation, onClose }: AllocationVerbProps) {
  const { id, project } = allocation
  const present = allocation.endsAt ?? endOfDay(today()) ?? ''
  const form = useEditForm({
    document: ExtendAllocationDocument,
    of: allocation,
    defaults: { endsAt: '', reason: '' },
    rules,
    input: ({ endsAt, reason }) => ({ endsAt: endOfDay(endsAt), reason: reason.trim() || null }),
    onDone: ({ endsAt, resourceType }) => {
      const until = endsAt === null ? '' : ` to ${showLastDay(endsAt)}`
      notify({
        title: `${resourceType.name} of ${project.publicId} extended${until}`,
        detail: 'To take it back, end it early.',
      })
      onClose()
    },
  })
  const endsAt = form.watch('endsAt')
  const preview = usePreview(PreviewExtendAllocationDocument, endsAt === '' ? null : { id, endsAt: endOfDay(endsAt) })
  // From the instant it ends, not from its last day: 31 Jan and a month is 28 Feb.
  const later = (months: number) => lastDayOf(`${monthsLater(present.slice(0, 10), months)}${present.slice(10)}`)
  return (
    <EditDialog
      title="Extend allocation"
      verb="Extend"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'allocation' }}
      yours={{ ends_at: endsAt === '' ? '' : showDay(endsAt) }}
    >
      <AllocationFacts of={allocation} />
      <FormField
        control={form.control}
        name="endsAt"
        of={LateDateField}
        label="New last day"
        description={`It ends ${showLastDay(present)} now.`}
        autoFocus
        earliest={present.slice(0, 10)}
      />
      <div role="group" aria-label="Extend by" className="flex flex-wrap gap-2">
        {[3, 6, 12].map((months) => (
          <Button key={months} onPress={() => form.fill('endsAt', later(months))}>
            {`${months} months`}
          </Button>
        ))}
      </div>
      <ConsequenceList preview={preview} hint="Choose a day to see what changes for whom." />
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
