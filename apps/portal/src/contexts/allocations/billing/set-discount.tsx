import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField, LateSelect } from '@tenure/ui/late-fields'
import { PercentField } from '@tenure/ui/percent-field'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { useQuery } from 'urql'
import { object, string } from 'valibot'
import { ResourceTypeOptionsDocument } from '../../../graphql/generated/resource-type-options.ts'
import { SetDiscountDocument } from '../../../graphql/generated/set-discount.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { startOfDay, today } from '../day.ts'

const rules = formRules(
  object({
    projectClassId: required('Choose a class.'),
    resourceTypeId: string(),
    percent: required('Say how much less, in per cent.'),
    validFrom: string(),
    reason: string(),
  }),
)

interface SetDiscountProps {
  readonly classes: readonly { readonly id: string; readonly name: string }[]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Says how much less a class of project pays from a day on. */
export function SetDiscount({ classes, onDone, onClose }: SetDiscountProps) {
  const [{ data }] = useQuery({ query: ResourceTypeOptionsDocument })
  const { control, submit, isPending, refusal } = useVerbForm({
    document: SetDiscountDocument,
    defaults: {
      projectClassId: classes.length === 1 ? classes[0]!.id : '',
      resourceTypeId: 'ALL',
      percent: '',
      validFrom: today(),
      reason: '',
    },
    rules,
    input: ({ resourceTypeId, validFrom, reason, ...values }) => ({
      ...values,
      resourceTypeId: resourceTypeId === 'ALL' ? null : resourceTypeId,
      validFrom: startOfDay(validFrom),
      reason: reason.trim() || null,
    }),
    onDone: ({ projectClass }) => {
      notify({ title: `The discount of ${projectClass.name} is set` })
      onDone()
      onClose()
    },
  })
  const types = data?.resourceTypes.map(({ id, name }) => ({ id, name })) ?? []
  return (
    <FormDialog title="Set a discount" verb="Set" onSubmit={submit} {...{ isPending, refusal, onClose }}>
      <FormField
        control={control}
        name="projectClassId"
        of={LateSelect}
        label="Class of project"
        options={classes}
        isRequired
      />
      <FormField
        control={control}
        name="resourceTypeId"
        of={LateSelect}
        label="Of"
        options={[{ id: 'ALL', name: 'Everything without a discount of its own' }, ...types]}
      />
      <FormField control={control} name="percent" of={PercentField} label="Less" isRequired />
      <FormField control={control} name="validFrom" of={LateDateField} label="First day" />
      <FormField control={control} name="reason" of={TextField} label="Reason, kept in the record" isRequired={false} />
    </FormDialog>
  )
}
