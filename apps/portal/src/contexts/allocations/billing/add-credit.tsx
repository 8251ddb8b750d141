import { DecimalField } from '@tenure/ui/decimal-field'
import { positiveDecimal, required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, pipe, regex, string } from 'valibot'
import { AddCreditDocument } from '../../../graphql/generated/add-credit.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { showMoney } from './money.ts'
import { showMonth } from './month.ts'

const rules = formRules(
  object({
    amount: positiveDecimal('Say how much is given back.'),
    currency: pipe(string(), regex(/^[A-Za-z]{3}$/, 'Three letters: EUR.')),
    reason: required('Say why: it stands on the statement.'),
  }),
)

interface AddCreditProps {
  readonly project: { readonly id: string; readonly name: string }
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Gives something back, on the statement that is open. */
export function AddCredit({ project, onDone, onClose }: AddCreditProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: AddCreditDocument,
    defaults: { amount: '', currency: 'EUR', reason: '' },
    rules,
    input: ({ amount, currency, reason }) => ({
      projectId: project.id,
      amount,
      currency: currency.toUpperCase(),
      reason: reason.trim(),
    }),
    onDone: ({ month, total, currency }) => {
      notify({ title: `${showMonth(month)} stands at ${showMoney(total, currency)}` })
      onDone()
      onClose()
    },
  })
  return (
    <FormDialog
      title={`A credit for ${project.name}`}
      verb="Give"
      onSubmit={submit}
      {...{ isPending, refusal, onClose }}
    >
      <div className="grid gap-4 wide:grid-cols-2">
        <FormField control={control} name="amount" of={DecimalField} label="Amount" isRequired autoFocus />
        <FormField control={control} name="currency" of={TextField} label="Currency" isRequired />
      </div>
      <FormField
        control={control}
        name="reason"
        of={TextField}
        label="Reason"
        description="It stands on the statement, and in the record."
        isRequired
      />
    </FormDialog>
  )
}
