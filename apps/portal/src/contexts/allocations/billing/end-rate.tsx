import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { EndRateDocument } from '../../../graphql/generated/end-rate.ts'
import type { RateRowFragment } from '../../../graphql/generated/rates.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { endOfDay, today } from '../day.ts'

const rules = formRules(object({ validUntil: string(), reason: string() }))

interface EndRateProps {
  readonly rate: RateRowFragment
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Ends a price: from then on nothing is charged by it. */
export function EndRate({ rate, onDone, onClose }: EndRateProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: EndRateDocument,
    defaults: { validUntil: today(), reason: '' },
    rules,
    input: ({ validUntil, reason }) => ({
      id: rate.id,
      expectedVersion: rate.version,
      validUntil: endOfDay(validUntil),
      reason: reason.trim() || null,
    }),
    onDone: () => {
      notify({ title: `The price of ${rate.resourceType.name} ends` })
      onDone()
      onClose()
    },
  })
  return (
    <FormDialog
      title={`End the price of ${rate.resourceType.name}`}
      verb="End"
      isDangerous
      onSubmit={submit}
      {...{ isPending, refusal, onClose }}
    >
      <p>After its last day {rate.resourceType.name} costs nothing, until another price is set.</p>
      <FormField control={control} name="validUntil" of={LateDateField} label="Last day" earliest={today()} />
      <FormField control={control} name="reason" of={TextField} label="Reason, kept in the record" isRequired={false} />
    </FormDialog>
  )
}
