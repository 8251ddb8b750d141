import { DecimalField } from '@tenure/ui/decimal-field'
import { FormField } from '@tenure/ui/form-field'
import { LateDateField, LateSelect } from '@tenure/ui/late-fields'
import { RadioGroup } from '@tenure/ui/radio-group'
import type { Control } from 'react-hook-form'
import { useQuery } from 'urql'
import { ResourceTypeOptionsDocument } from '../../../graphql/generated/resource-type-options.ts'
import { optionsOf, periodWords, renewalWords } from '../words.ts'
import type { GrantValues } from './grant-input.ts'

interface GrantTermsProps {
  readonly control: Control<GrantValues>
  readonly model: GrantValues['model']
  readonly renewal: GrantValues['renewal']
  readonly typeId: string
}

const models = [
  { id: 'SUBSCRIPTION', name: 'Subscription', detail: 'A quantity for each period, renewed.' },
  { id: 'CONDO', name: 'Condo', detail: 'Bought outright for a lifetime, which ends.' },
]

/** What is granted, how much, from when and until when. */
export function GrantTerms({ control, model, renewal, typeId }: GrantTermsProps) {
  const [{ data }] = useQuery({ query: ResourceTypeOptionsDocument })
  const types = data?.resourceTypes ?? []
  const type = types.find(({ id }) => id === typeId)
  const options = types.map(({ id, name, unit }) => ({ id, name, detail: unit }))
  const lifetime = type
    ? `Empty: ${type.defaultLifetimeMonths}, as for all ${type.name}.`
    : 'Empty: as the resource says.'
  return (
    <div className="grid gap-4 wide:grid-cols-2">
      <FormField control={control} name="resourceTypeId" of={LateSelect} label="Resource" options={options} />
      <FormField
        control={control}
        name="quantity"
        of={DecimalField}
        label={model === 'CONDO' ? 'Quantity over its lifetime' : 'Quantity in each period'}
        {...(type && { unit: type.unit })}
      />
      <FormField
        control={control}
        name="model"
        of={RadioGroup}
        label="Model"
        options={models}
        className="wide:col-span-2 wide:grid! wide:grid-cols-2 wide:gap-x-4! wide:[&>:first-child]:col-span-2"
      />
      <FormField
        control={control}
        name="startsAt"
        of={LateDateField}
        label="First day"
        isRequired={false}
        description="Empty: it begins now."
      />
      {model === 'CONDO' ? (
        <FormField
          control={control}
          name="lifetimeMonths"
          of={DecimalField}
          scale={0}
          unit="months"
          label="Lifetime"
          isRequired={false}
          description={lifetime}
        />
      ) : (
        <FormField
          control={control}
          name="billingPeriod"
          of={LateSelect}
          label="Period"
          options={optionsOf(periodWords)}
        />
      )}
      {model === 'SUBSCRIPTION' && (
        <FormField
          control={control}
          name="renewal"
          of={LateSelect}
          label="When a period ends"
          options={optionsOf(renewalWords)}
        />
      )}
      {model === 'SUBSCRIPTION' && renewal !== 'AUTO' && (
        <FormField
          control={control}
          name="periods"
          of={DecimalField}
          scale={0}
          label="Periods"
          isRequired={false}
          description="How many are granted at once. Empty: one."
        />
      )}
    </div>
  )
}
