import { DecimalField } from '@tenure/ui/decimal-field'
import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField, LateSelect } from '@tenure/ui/late-fields'
import { RadioGroup } from '@tenure/ui/radio-group'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { useQuery } from 'urql'
import { object, picklist, pipe, regex, string } from 'valibot'
import { ResourceTypeOptionsDocument } from '../../../graphql/generated/resource-type-options.ts'
import { SetRateDocument } from '../../../graphql/generated/set-rate.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { startOfDay, today } from '../day.ts'

const rules = formRules(
  object({
    resourceTypeId: required('Choose a resource type.'),
    basis: picklist(['USED', 'ALLOCATED']),
    price: required('Say what one unit costs, 0 for nothing.'),
    currency: pipe(string(), regex(/^[A-Za-z]{3}$/, 'Three letters: EUR.')),
    validFrom: string(),
    reason: string(),
  }),
)

const bases = [
  { id: 'USED', name: 'What is used', detail: 'Each unit that is charged to an allocation.' },
  {
    id: 'ALLOCATED',
    name: 'What is held',
    detail: 'Each unit a project is entitled to over a month; for a part of it, a part.',
  },
]

/** Says what a unit costs from a day on; the price before ends the day before. */
export function SetRate({ onDone, onClose }: { readonly onDone: () => void; readonly onClose: () => void }) {
  const [{ data }] = useQuery({ query: ResourceTypeOptionsDocument })
  const types = data?.resourceTypes ?? []
  const { control, submit, watch, isPending, refusal } = useVerbForm({
    document: SetRateDocument,
    defaults: {
      resourceTypeId: '',
      basis: 'USED' as const,
      price: '',
      currency: 'EUR',
      validFrom: today(),
      reason: '',
    },
    rules,
    input: ({ currency, validFrom, reason, ...values }) => ({
      ...values,
      currency: currency.toUpperCase(),
      validFrom: startOfDay(validFrom),
      reason: reason.trim() || null,
    }),
    onDone: ({ resourceType }) => {
      notify({ title: `The price of ${resourceType.name} is set` })
      onDone()
      onClose()
    },
  })
  const unit = types.find(({ id }) => id === watch('resourceTypeId'))?.unit
  return (
    <FormDialog title="Set a price" verb="Set" onSubmit={submit} {...{ isPending, refusal, onClose }}>
      <FormField
        control={control}
        name="resourceTypeId"
        of={LateSelect}
        label="Resource type"
        options={types.map(({ id, name, unit: of }) => ({ id, name, detail: of }))}
        isRequired
      />
      <FormField control={control} name="basis" of={RadioGroup} label="It charges for" options={bases} />
      <div className="grid gap-4 wide:grid-cols-2">
        <FormField
          control={control}
          name="price"
          of={DecimalField}
          label="Price of one"
          {...(unit && { unit: `per ${unit}` })}
          isRequired
        />
        <FormField control={control} name="currency" of={TextField} label="Currency" isRequired />
      </div>
      <FormField control={control} name="validFrom" of={LateDateField} label="First day" />
      <FormField control={control} name="reason" of={TextField} label="Reason, kept in the record" isRequired={false} />
    </FormDialog>
  )
}
