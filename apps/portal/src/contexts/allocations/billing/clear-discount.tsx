import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { ClearDiscountDocument } from '../../../graphql/generated/clear-discount.ts'
import type { DiscountRowFragment } from '../../../graphql/generated/discounts.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { endOfDay, today } from '../day.ts'

const rules = formRules(object({ validUntil: string(), reason: string() }))

interface ClearDiscountProps {
  readonly discount: DiscountRowFragment
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Ends a discount: from then on the class pays the whole price. */
export function ClearDiscount({ discount, onDone, onClose }: ClearDiscountProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: ClearDiscountDocument,
    defaults: { validUntil: today(), reason: '' },
    rules,
    input: ({ validUntil, reason }) => ({
      id: discount.id,
      expectedVersion: discount.version,
      validUntil: endOfDay(validUntil),
      reason: reason.trim() || null,
    }),
    onDone: () => {
      notify({ title: `The discount of ${discount.projectClass.name} ends` })
      onDone()
      onClose()
    },
  })
  return (
    <FormDialog
      title={`End the discount of ${discount.projectClass.name}`}
      verb="End"
      isDangerous
      onSubmit={submit}
      {...{ isPending, refusal, onClose }}
    >
      <p>
        After its last day projects of the class {discount.projectClass.name} pay the whole price of{' '}
        {discount.resourceType?.name ?? 'everything'}.
      </p>
      <FormField control={control} name="validUntil" of={LateDateField} label="Last day" earliest={today()} />
      <FormField control={control} name="reason" of={TextField} label="Reason, kept in the record" isRequired={false} />
    </FormDialog>
  )
}
