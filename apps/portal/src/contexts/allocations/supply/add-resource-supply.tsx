import { FormDialog } from '@tenure/ui/form-dialog'
import { notify } from '@tenure/ui/toast-queue'
import { AddResourceSupplyDocument } from '../../../graphql/generated/add-resource-supply.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { today } from '../day.ts'
import { SupplyFields } from './supply-fields.tsx'
import { supplyInput, supplyRules } from './supply-rules.ts'
import type { TypeSupply } from './type-supply-page.tsx'

interface AddResourceSupplyProps {
  readonly type: TypeSupply
  readonly onClose: () => void
}

/** Adds to what the facility has of a type. */
export function AddResourceSupply({ type, onClose }: AddResourceSupplyProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: AddResourceSupplyDocument,
    defaults: { name: '', quantity: '', startsAt: today(), endsAt: '', note: '', force: '', reason: '' },
    rules: supplyRules,
    input: (values) => ({ ...supplyInput(values), resourceTypeId: type.id }),
    onDone: ({ name }) => {
      notify({ title: `${name} added to ${type.name}` })
      onClose()
    },
  })
  return (
    <FormDialog title={`Add supply of ${type.name}`} verb="Add" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <SupplyFields control={control} type={type} />
    </FormDialog>
  )
}
