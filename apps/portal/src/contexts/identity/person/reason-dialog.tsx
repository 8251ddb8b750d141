import type { TypedDocumentNode } from '@urql/core'
import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import type { ReactNode } from 'react'
import { object } from 'valibot'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface ReasonDialogProps<Data extends object, Input extends object> {
  readonly document: TypedDocumentNode<Data, { readonly input: Input }>
  readonly title: string
  readonly verb: string
  /** What is said once it is done. */
  readonly done: string
  readonly input: (reason: string) => Input
  readonly onClose: () => void
  readonly children: ReactNode
}

const rules = formRules(object({ reason: required('Say why: it is kept in the audit log.') }))

/** Asks why before somebody is shut out: what will happen, the reason, and two buttons. */
export function ReasonDialog<Data extends object, Input extends object>(props: ReasonDialogProps<Data, Input>) {
  const { document, title, verb, done, input, onClose, children } = props
  const { control, submit, isPending, refusal } = useVerbForm({
    document,
    defaults: { reason: '' },
    rules,
    input: ({ reason }) => input(reason.trim()),
    onDone: () => {
      notify({ title: done })
      onClose()
    },
  })
  return (
    <FormDialog {...{ title, verb, onClose, isPending, refusal }} isDangerous onSubmit={submit}>
      <p>{children}</p>
      <FormField control={control} name="reason" of={TextField} label="Why" isRequired autoFocus />
    </FormDialog>
  )
}
