import { DecimalField } from '@tenure/ui/decimal-field'
import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { CorrectLineDocument } from '../../../graphql/generated/correct-line.ts'
import type { StatementLineRowFragment } from '../../../graphql/generated/statement-page.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { showQuantity } from '../show-quantity.ts'
import { showMonth } from './month.ts'

const rules = formRules(
  object({
    quantity: required('Say what it should have been, 0 for nothing.'),
    reason: required('Say why: it stands on the statement.'),
  }),
)

interface CorrectLineProps {
  readonly line: StatementLineRowFragment
  readonly onClose: () => void
}

/** Says what a line should have been: the difference comes to the statement that is open. */
export function CorrectLine({ line, onClose }: CorrectLineProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: CorrectLineDocument,
    defaults: { quantity: '', reason: '' },
    rules,
    input: ({ quantity, reason }) => ({ lineId: line.id, quantity, reason: reason.trim() }),
    onDone: ({ month }) => {
      notify({ title: `The difference stands on the statement of ${showMonth(month)}` })
      onClose()
    },
  })
  return (
    <FormDialog title={`Correct ${line.what}`} verb="Correct" onSubmit={submit} {...{ isPending, refusal, onClose }}>
      <p>
        It was charged with {showQuantity(line.quantity ?? '0')} {line.unit}. What is issued stays as it is; the
        difference comes to the statement that is open, at the price of this line.
      </p>
      <FormField
        control={control}
        name="quantity"
        of={DecimalField}
        label="It should have been"
        {...(line.unit && { unit: line.unit })}
        isRequired
        autoFocus
      />
      <FormField control={control} name="reason" of={TextField} label="Reason" isRequired />
    </FormDialog>
  )
}
