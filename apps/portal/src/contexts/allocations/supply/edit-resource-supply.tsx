import { FormField } from '@tenure/ui/form-field'
import { notify } from '@tenure/ui/toast-queue'
import { trimDecimal } from '@tenure/ui/decimal'
import { EditResourceSupplyDocument } from '../../../graphql/generated/edit-resource-supply.ts'
import type { SupplyRowFragment } from '../../../graphql/generated/supply-row.ts'
import { lastDayOf } from '../day.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { changedFields } from '../edits/field-names.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import { ForceField } from '../fields/force-field.tsx'
import { SupplyFields } from './supply-fields.tsx'
import { supplyInput, supplyRules } from './supply-rules.ts'
import type { TypeSupply } from './type-supply-page.tsx'

interface EditResourceSupplyProps {
  readonly type: TypeSupply
  readonly supply: SupplyRowFragment
  readonly onClose: () => void
}

/** Changes what a supply is, how much and when; below what is granted only by force. */
export function EditResourceSupply({ type, supply, onClose }: EditResourceSupplyProps) {
  const { id, name, startsAt, endsAt } = supply
  const opened = {
    name,
    quantity: trimDecimal(supply.quantity),
    startsAt: startsAt.slice(0, 10),
    endsAt: endsAt === null ? '' : lastDayOf(endsAt),
    note: supply.note ?? '',
  }
  const form = useEditForm({
    document: EditResourceSupplyDocument,
    of: supply,
    defaults: { ...opened, force: '', reason: '' },
    rules: supplyRules,
    input: (values) => {
      const written = supplyInput(values)
      // The hour of the day it began stays, as long as the day does.
      const started = values.startsAt === opened.startsAt ? startsAt : written.startsAt
      return { ...written, startsAt: started, force: values.force === 'yes' }
    },
    onDone: () => {
      notify({ title: `${name} changed` })
      onClose()
    },
  })
  const { force: _force, reason: _reason, startsAt: from, endsAt: until, ...rest } = form.watch()
  return (
    <EditDialog
      title={`Edit ${name}`}
      verb="Save"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'supply' }}
      yours={changedFields(
        { name, quantity: opened.quantity, note: opened.note, starts_at: opened.startsAt, ends_at: opened.endsAt },
        { ...rest, starts_at: from, ends_at: until },
      )}
    >
      <SupplyFields control={form.control} type={type} />
      {form.refused?.__typename === 'BeyondSupply' && (
        <FormField
          control={form.control}
          name="force"
          of={ForceField}
          label="Save although more is granted than is left"
          description={`${type.name} is then marked as overcommitted.`}
        />
      )}
    </EditDialog>
  )
}
