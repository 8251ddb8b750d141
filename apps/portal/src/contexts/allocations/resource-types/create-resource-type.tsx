import { DecimalField } from '@tenure/ui/decimal-field'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { RadioGroup } from '@tenure/ui/radio-group'
import { TextArea } from '@tenure/ui/text-area'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, picklist, string } from 'valibot'
import { CreateResourceTypeDocument } from '../../../graphql/generated/create-resource-type.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { lifetime, typeName, typeUnit } from './resource-type-rules.ts'

const rules = formRules(
  object({
    name: typeName,
    unit: typeUnit,
    description: string(),
    kind: picklist(['TIME', 'STORAGE']),
    defaultLifetimeMonths: lifetime,
  }),
)

const kinds = [
  { id: 'TIME', name: 'Used up', detail: 'Hours, tokens, credits: what is drawn is gone until the next period.' },
  { id: 'STORAGE', name: 'Storage', detail: 'Space: data shares can be carved from it.' },
]

/** Makes a resource type, so that it can be granted. */
export function CreateResourceType({ onClose }: { readonly onClose: () => void }) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: CreateResourceTypeDocument,
    defaults: { name: '', unit: '', description: '', kind: 'TIME' as const, defaultLifetimeMonths: '60' },
    rules,
    input: ({ name, unit, description, kind, defaultLifetimeMonths }) => ({
      name: name.trim(),
      unit: unit.trim(),
      description: description.trim() || null,
      isStorageType: kind === 'STORAGE',
      defaultLifetimeMonths: Number(defaultLifetimeMonths),
    }),
    onDone: ({ name }) => {
      notify({ title: `${name} can be granted now` })
      onClose()
    },
  })
  return (
    <FormDialog title="New resource type" verb="Create" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <div className="grid gap-4 wide:grid-cols-2">
        <FormField control={control} name="name" of={TextField} label="Name" autoFocus />
        <FormField
          control={control}
          name="unit"
          of={TextField}
          label="Unit"
          description="It stays once something is granted."
        />
      </div>
      <FormField control={control} name="kind" of={RadioGroup} label="Kind" options={kinds} />
      <FormField
        control={control}
        name="defaultLifetimeMonths"
        of={DecimalField}
        scale={0}
        unit="months"
        label="Lifetime of a condo"
      />
      <FormField control={control} name="description" of={TextArea} label="Description" isRequired={false} />
    </FormDialog>
  )
}
