import { DecimalField } from '@tenure/ui/decimal-field'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField } from '@tenure/ui/late-fields'
import { TextArea } from '@tenure/ui/text-area'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { ApproveRequestDocument } from '../../../graphql/generated/approve-request.ts'
import { PreviewApprovalDocument } from '../../../graphql/generated/preview-approval.ts'
import type { WholeRequestFragment } from '../../../graphql/generated/request-page.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { needsForce } from '../consequences/needs-force.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { endOfDay, lastDayOf } from '../day.ts'
import { ForceField } from '../fields/force-field.tsx'
import { showQuantity } from '../show-quantity.ts'

const rules = formRules(object({ quantity: string(), endsAt: string(), reason: string(), force: string() }))

interface ApproveDialogProps {
  readonly request: Pick<WholeRequestFragment, 'id' | 'version' | 'kind' | 'asked' | 'recommended' | 'resourceType'>
  readonly onClose: () => void
}

const plain = (quantity: string | null) => quantity?.replace(/\.?0+$/, '') ?? ''

/** Approves a request: what was asked, or another amount with a reason, with who would be moved shown beforehand. */
export function ApproveDialog({ request, onClose }: ApproveDialogProps) {
  const { id, version, kind, asked, recommended, resourceType } = request
  const hasQuantity = kind === 'NEW' || (kind === 'CHANGE' && asked.quantity !== null)
  const hasEnd = (kind === 'CHANGE' || kind === 'RENEWAL') && asked.endsAt !== null
  const day = (end: string | null) => (end === null ? '' : lastDayOf(end))
  const { control, submit, watch, isPending, refusal, refused } = useVerbForm({
    document: ApproveRequestDocument,
    defaults: {
      quantity: plain(recommended.quantity ?? asked.quantity),
      endsAt: day(recommended.endsAt ?? asked.endsAt),
      reason: '',
      force: '',
    },
    rules,
    input: ({ quantity, endsAt, reason, force }) => ({
      id,
      expectedVersion: version,
      quantity: hasQuantity && quantity ? quantity : null,
      endsAt: hasEnd && endsAt ? endOf(endsAt) : null,
      reason: reason.trim() || null,
      force: force === 'yes',
    }),
    onDone: ({ state }) => {
      notify({ title: state === 'APPROVED' ? 'Approved and granted' : 'Approved: it waits for the others' })
      onClose()
    },
  })
  /** The asked day stays the asked instant; another is its day's end. */
  const endOf = (endsAt: string) => (endsAt === day(asked.endsAt) ? asked.endsAt : endOfDay(endsAt))
  const values = watch()
  const preview = usePreview(PreviewApprovalDocument, {
    id,
    quantity: hasQuantity && values.quantity ? values.quantity : null,
    endsAt: hasEnd && values.endsAt ? endOf(values.endsAt) : null,
    force: true,
  })
  const differs =
    (hasQuantity && values.quantity !== plain(asked.quantity)) || (hasEnd && values.endsAt !== day(asked.endsAt))
  return (
    <FormDialog title="Approve the request" verb="Approve" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      {hasQuantity && (
        <FormField
          control={control}
          name="quantity"
          of={DecimalField}
          label="Award"
          unit={resourceType.unit}
          description={`${asked.quantity === null ? 'Nothing' : showQuantity(asked.quantity)} was asked.`}
          autoFocus
        />
      )}
      {hasEnd && <FormField control={control} name="endsAt" of={LateDateField} label="Last day" />}
      <ConsequenceList preview={preview} hint="Write a quantity to see what changes for whom." />
      {needsForce(preview.result, refused) && (
        <FormField
          control={control}
          name="force"
          of={ForceField}
          label="Approve although more is drawn than is left"
          description="All who are overdrawn are told."
        />
      )}
      <FormField
        control={control}
        name="reason"
        of={TextArea}
        label={differs ? 'Why another amount' : 'A word for who asked'}
        isRequired={differs}
      />
    </FormDialog>
  )
}
