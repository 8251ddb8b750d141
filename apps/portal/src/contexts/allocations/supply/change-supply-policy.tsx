import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { RadioGroup } from '@tenure/ui/radio-group'
import { notify } from '@tenure/ui/toast-queue'
import { object, picklist } from 'valibot'
import { ChangeSupplyPolicyDocument } from '../../../graphql/generated/change-supply-policy.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { useEditForm } from '../edits/use-edit-form.ts'
import { bases, policies } from './supply-words.ts'
import type { TypeSupply } from './type-supply-page.tsx'

const rules = formRules(
  object({ basis: picklist(['AT_ONCE', 'PER_MONTH']), policy: picklist(['UNLIMITED', 'REFUSE', 'MARK']) }),
)

interface ChangeSupplyPolicyProps {
  readonly type: TypeSupply
  readonly onClose: () => void
}

/** Says how the supply of a type is a limit. */
export function ChangeSupplyPolicy({ type, onClose }: ChangeSupplyPolicyProps) {
  const form = useEditForm({
    document: ChangeSupplyPolicyDocument,
    of: type,
    defaults: { basis: type.supplyBasis, policy: type.supplyPolicy },
    rules,
    input: (values) => values,
    onDone: () => {
      notify({ title: `The limit of ${type.name} is changed` })
      onClose()
    },
  })
  return (
    <EditDialog
      title={`The limit of ${type.name}`}
      verb="Save"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id: type.id, name: 'resource type' }}
      yours={{}}
    >
      <FormField
        control={form.control}
        name="policy"
        of={RadioGroup}
        label="A grant beyond the supply"
        options={policies}
      />
      <FormField control={form.control} name="basis" of={RadioGroup} label="What is compared" options={bases} />
    </EditDialog>
  )
}
