import { DecimalField } from '@tenure/ui/decimal-field'
import { positiveDecimal } from '@tenure/ui/form-checks'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { PreviewResizeAllocationDocument } from '../../../graphql/generated/preview-resize-allocation.ts'
import { ResizeAllocationDocument } from '../../../graphql/generated/resize-allocation.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { needsForce } from '../consequences/needs-force.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { undo } from '../edits/undo.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import { ForceField } from '../fields/force-field.tsx'
import { showQuantity } from '../show-quantity.ts'
import { AllocationFacts } from './allocation-facts.tsx'
import { changedQuantity } from './changed-quantity.ts'
import type { AllocationVerbProps } from './verb-props.ts'

const rules = formRules(
  object({
    quantity: positiveDecimal('Write a quantity above 0. To take it all away, end it.'),
    force: string(),
    reason: string(),
  }),
)

/** Changes the quantity, of the running period and of all to come. */
export function ResizeAllocation({ allocation, onClose }: AllocationVerbProps) {
  const { id, project, resourceType } = allocation
  const back = useVerb(ResizeAllocationDocument)
  const words = (quantity: string) => `${showQuantity(quantity)} ${resourceType.unit}`
  const form = useEditForm({
    document: ResizeAllocationDocument,
    of: allocation,
    defaults: { quantity: allocation.quantity.replace(/\.0+$/, ''), force: '', reason: '' },
    rules,
    input: ({ quantity, force, reason }) => ({ quantity, force: force === 'yes', reason: reason.trim() || null }),
    onDone: ({ quantity, version }) => {
      const input = { id, quantity: before(), expectedVersion: version, force: true }
      const undone = `${project.publicId} is back at ${words(before())}`
      notify({
        title: `${project.publicId} resized to ${words(quantity)}`,
        action: { label: 'Undo', onAction: () => void undo(back.run, input, undone) },
      })
      onClose()
    },
  })
  /** What the way back leads to: what this person saw, or what another wrote meanwhile and was then replaced. */
  const before = () => {
    const theirs: unknown = form.conflict?.theirs.find(({ field }) => field === 'quantity')?.after
    return typeof theirs === 'string' ? theirs : allocation.quantity
  }
  const quantity = form.watch('quantity')
  const isChanged = changedQuantity(quantity, allocation.quantity)
  const preview = usePreview(PreviewResizeAllocationDocument, isChanged ? { id, quantity, force: true } : null)
  return (
    <EditDialog
      title="Resize allocation"
      verb="Resize"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'allocation' }}
      yours={{ quantity: showQuantity(quantity) }}
    >
      <AllocationFacts of={allocation} />
      <FormField
        control={form.control}
        name="quantity"
        of={DecimalField}
        label="Quantity"
        unit={resourceType.unit}
        description={`${showQuantity(allocation.drawn)} of it are drawn in this period.`}
        autoFocus
      />
      <ConsequenceList preview={preview} hint="Write another quantity to see what changes for whom." />
      {needsForce(preview.result, form.refused) && (
        <FormField
          control={form.control}
          name="force"
          of={ForceField}
          label="Resize although more is drawn than is left"
          description="Nothing more can be drawn until there is room again, and all who are overdrawn are told."
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
