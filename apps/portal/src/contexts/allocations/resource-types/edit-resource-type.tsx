import { DecimalField } from '@tenure/ui/decimal-field'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextArea } from '@tenure/ui/text-area'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { EditResourceTypeDocument } from '../../../graphql/generated/edit-resource-type.ts'
import type { ResourceTypeRowFragment } from '../../../graphql/generated/resource-type-row.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { changedFields } from '../edits/field-names.ts'
import { FlagField } from '../fields/flag-field.tsx'
import { undo } from '../edits/undo.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import { lifetime, typeName, typeUnit } from './resource-type-rules.ts'

const rules = formRules(
  object({
    name: typeName,
    unit: typeUnit,
    description: string(),
    defaultLifetimeMonths: lifetime,
    grantedByRequest: string(),
  }),
)

interface EditResourceTypeProps {
  readonly type: ResourceTypeRowFragment
  readonly onClose: () => void
}

/** Changes what a resource type is called and how it is described. */
export function EditResourceType({ type, onClose }: EditResourceTypeProps) {
  const { id, name, unit, defaultLifetimeMonths, grantedByRequest } = type
  const before = { name, unit, description: type.description ?? '', defaultLifetimeMonths, grantedByRequest }
  const opened = {
    ...before,
    defaultLifetimeMonths: String(defaultLifetimeMonths),
    grantedByRequest: grantedByRequest ? 'yes' : '',
  }
  const back = useVerb(EditResourceTypeDocument)
  const form = useEditForm({
    document: EditResourceTypeDocument,
    of: type,
    defaults: opened,
    rules,
    input: (values) => ({
      name: values.name.trim(),
      unit: values.unit.trim(),
      description: values.description.trim(),
      defaultLifetimeMonths: Number(values.defaultLifetimeMonths),
      grantedByRequest: values.grantedByRequest === 'yes',
    }),
    onDone: (changed) => {
      const input = { id, ...before, expectedVersion: changed.version }
      notify({
        title: `${changed.name} changed`,
        action: { label: 'Undo', onAction: () => void undo(back.run, input, `${name} is as it was`) },
      })
      onClose()
    },
  })
  const { control } = form
  return (
    <EditDialog
      title={`Edit ${name}`}
      verb="Save"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'resource type' }}
      yours={changedFields(inWords(opened), inWords(form.watch()))}
    >
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
      <FormField
        control={control}
        name="defaultLifetimeMonths"
        of={DecimalField}
        scale={0}
        unit="months"
        label="Lifetime of a condo"
        description="For condos granted from now on."
      />
      <FormField
        control={control}
        name="grantedByRequest"
        of={FlagField}
        label="Granted by request"
        description="Projects can give themselves no more of it: they ask, and it is granted as their request is approved."
      />
      <FormField control={control} name="description" of={TextArea} label="Description" isRequired={false} />
    </EditDialog>
  )
}

/** The form's fields as a difference names them. */
function inWords({
  defaultLifetimeMonths,
  grantedByRequest,
  ...rest
}: Readonly<Record<'name' | 'unit' | 'description' | 'defaultLifetimeMonths' | 'grantedByRequest', string>>) {
  return { ...rest, default_lifetime_months: defaultLifetimeMonths, granted_by_request: grantedByRequest }
}
