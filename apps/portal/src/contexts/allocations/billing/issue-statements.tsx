import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { showCount } from '@tenure/ui/show-count'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import type { BillingPageQuery } from '../../../graphql/generated/billing-page.ts'
import { IssueStatementsDocument } from '../../../graphql/generated/issue-statements.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { showMonth } from './month.ts'

const rules = formRules(object({ reason: string() }))

interface IssueStatementsProps {
  readonly month: NonNullable<BillingPageQuery['billingMonth']>
  readonly sum: string
  readonly onIssued: () => void
  readonly onClose: () => void
}

/** Issues a month: what is then wrong is put right by credits and corrections on the next. */
export function IssueStatements({ month, sum, onIssued, onClose }: IssueStatementsProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: IssueStatementsDocument,
    defaults: { reason: '' },
    rules,
    input: ({ reason }) => ({ month: month.month, reason: reason.trim() || null }),
    onDone: ({ statements }) => {
      notify({ title: `${showCount(statements, 'statement')} of ${showMonth(month.month)} issued` })
      onIssued()
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Issue the statements of ${showMonth(month.month)}`}
      verb="Issue"
      onSubmit={submit}
      {...{ isPending, refusal, onClose }}
    >
      <p>
        {showCount(month.projects.length, 'statement')}, {sum || 'nothing'} in all. Issued statements never change: what
        is found wrong later is put right by a credit or a correction on the next. Whoever keeps a project is told.
      </p>
      <FormField control={control} name="reason" of={TextField} label="Reason, kept in the record" isRequired={false} />
    </FormDialog>
  )
}
