import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { ComboBox } from '@tenure/ui/combo-box'
import { DateField } from '@tenure/ui/date-field'
import { DecimalField } from '@tenure/ui/decimal-field'
import { FormField } from '@tenure/ui/form-field'
import { PercentField } from '@tenure/ui/percent-field'
import { RadioGroup } from '@tenure/ui/radio-group'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { Select } from '@tenure/ui/select'
import { TextArea } from '@tenure/ui/text-area'
import { TextField } from '@tenure/ui/text-field'
import { useForm } from 'react-hook-form'

const models = [
  { id: 'SUBSCRIPTION', name: 'Subscription', detail: 'Renewed each billing period.' },
  { id: 'CONDO', name: 'Condo', detail: 'Bought for a lifetime, commonly 60 months.' },
]
const projects = ['Coral genomics', 'River microbiome', 'Storm surge', 'Turbine acoustics'].map((name, index) => ({
  id: `${index}`,
  name,
  detail: `AB-${index + 11}`,
}))

/** Every field, in a form of this very kind. */
export function GalleryFields() {
  const { control } = useForm({
    defaultValues: {
      project: '',
      model: 'SUBSCRIPTION',
      kind: 'SUBSCRIPTION',
      quantity: '1234567.5',
      percent: '12.5',
      ends: '2026-12-31',
      name: '',
      note: '',
      wrong: '1,5',
    },
  })
  return (
    <Card title="Grant an allocation" lead="What cannot be read stays as typed, and says why.">
      <RefusalNotice
        message="Only 250 core-hours can be granted here."
        remedy="The project holds 9,750 of at most 10,000. Grant 250 or less, or ask for a higher limit."
      />
      <div className="grid gap-4 wide:grid-cols-2">
        <FormField control={control} name="project" of={ComboBox} label="Project" options={projects} isRequired />
        <FormField control={control} name="model" of={Select} label="Model" options={models} />
        <FormField
          control={control}
          name="quantity"
          of={DecimalField}
          label="Quantity"
          unit="core-hours"
          description="For each month."
        />
        <FormField control={control} name="percent" of={PercentField} label="Share" />
        <FormField control={control} name="ends" of={DateField} label="Last day" />
        <FormField control={control} name="wrong" of={DecimalField} label="Limit" unit="TB" />
        <FormField
          control={control}
          name="name"
          of={TextField}
          label="Name"
          placeholder="reef-raw"
          isRequired={false}
        />
        <TextField label="Closed" value="Set by the resource type" onChange={() => undefined} isDisabled />
      </div>
      <FormField control={control} name="kind" of={RadioGroup} label="Kind" options={models} />
      <FormField control={control} name="note" of={TextArea} label="Reason" isRequired={false} />
      <div className="flex justify-end gap-2">
        <Button>Cancel</Button>
        <Button tone="primary">Grant</Button>
      </div>
    </Card>
  )
}
