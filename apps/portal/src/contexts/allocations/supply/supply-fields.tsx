import { DecimalField } from '@tenure/ui/decimal-field'
import { FormField } from '@tenure/ui/form-field'
import { LateDateField } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import type { Control } from 'react-hook-form'
import { supplyUnit } from './supply-words.ts'
import type { TypeSupply } from './type-supply-page.tsx'

export interface SupplyValues {
  name: string
  quantity: string
  startsAt: string
  endsAt: string
  note: string
  force: string
  reason: string
}

interface SupplyFieldsProps {
  readonly control: Control<SupplyValues>
  readonly type: TypeSupply
}

/** What a supply is, how much and when. */
export function SupplyFields({ control, type }: SupplyFieldsProps) {
  return (
    <>
      <FormField control={control} name="name" of={TextField} label="What it is" autoFocus />
      <FormField control={control} name="quantity" of={DecimalField} label="How much" unit={supplyUnit(type)} />
      <div className="grid gap-4 wide:grid-cols-2">
        <FormField control={control} name="startsAt" of={LateDateField} label="First day" />
        <FormField
          control={control}
          name="endsAt"
          of={LateDateField}
          label="Last day"
          isRequired={false}
          description="Empty: it stays."
        />
      </div>
      <FormField control={control} name="note" of={TextField} label="Note" isRequired={false} />
      <FormField control={control} name="reason" of={TextField} label="Reason, kept in the record" isRequired={false} />
    </>
  )
}
