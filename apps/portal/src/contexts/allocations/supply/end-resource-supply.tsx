import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField } from '@tenure/ui/late-fields'
import { showDay } from '@tenure/ui/instant'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { EndResourceSupplyDocument } from '../../../graphql/generated/end-resource-supply.ts'
import type { SupplyRowFragment } from '../../../graphql/generated/supply-row.ts'
import { endOfDay, lastDayOf, today } from '../day.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { useEditForm } from '../edits/use-edit-form.ts'
import { ForceField } from '../fields/force-field.tsx'
import { showQuantity } from '../show-quantity.ts'
import { supplyUnit } from './supply-words.ts'
import type { TypeSupply } from './type-supply-page.tsx'

const rules = formRules(object({ endsAt: string(), force: string(), reason: string() }))

interface EndResourceSupplyProps {
  readonly type: TypeSupply
  readonly supply: SupplyRowFragment
  readonly onClose: () => void
}

/** Takes a supply away, now or with a day to come. */
export function EndResourceSupply({ type, supply, onClose }: EndResourceSupplyProps) {
  const { id, name, quantity, endsAt } = supply
  const form = useEditForm({
    document: EndResourceSupplyDocument,
    of: supply,
    defaults: { endsAt: '', force: '', reason: '' },
    rules,
    input: (values) => ({
      endsAt: endOfDay(values.endsAt),
      force: values.force === 'yes',
      reason: values.reason.trim() || null,
    }),
    onDone: () => {
      notify({ title: `${name} ends` })
      onClose()
    },
  })
  const day = form.watch('endsAt')
  return (
    <EditDialog
      title={`End ${name}`}
      verb="End"
      isDangerous
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'supply' }}
      yours={{ ends_at: day === '' ? 'now' : showDay(day) }}
    >
      <p>
        The facility has {showQuantity(quantity)} {supplyUnit(type)} of {type.name} less from then on.
      </p>
      <FormField
        control={form.control}
        name="endsAt"
        of={LateDateField}
        label="Last day"
        isRequired={false}
        description="Empty: it ends now. One that has not begun never was."
        earliest={today()}
        {...(endsAt !== null && { latest: lastDayOf(endsAt) })}
      />
      {form.refused?.__typename === 'BeyondSupply' && (
        <FormField
          control={form.control}
          name="force"
          of={ForceField}
          label="End although more is granted than is left"
          description={`${type.name} is then marked as overcommitted.`}
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
