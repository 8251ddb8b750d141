import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextArea } from '@tenure/ui/text-area'
import { notify } from '@tenure/ui/toast-queue'
import type { TypedDocumentNode } from '@urql/core'
import type { Resolver } from 'react-hook-form'
import { object, string } from 'valibot'
import { type AllocationRequestInput, DeclineRequestDocument } from '../../../graphql/generated/decline-request.ts'
import { ReturnRequestDocument } from '../../../graphql/generated/return-request.ts'
import { WithdrawRequestDocument } from '../../../graphql/generated/withdraw-request.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface Step {
  readonly title: string
  readonly verb: string
  readonly label: string
  readonly rules: Resolver<{ reason: string }>
  readonly document: TypedDocumentNode<object, { readonly input: AllocationRequestInput }>
  readonly done: string
}

export type ReasonVerb = 'return' | 'decline' | 'withdraw'

const verbs: Readonly<Record<ReasonVerb, Step>> = {
  return: {
    title: 'Send back for changes',
    verb: 'Send back',
    label: 'What is to be changed',
    rules: formRules(object({ reason: required('Say what is to be changed.') })),
    document: ReturnRequestDocument,
    done: 'Sent back: whoever asked is told',
  },
  decline: {
    title: 'Decline the request',
    verb: 'Decline',
    label: 'Why',
    rules: formRules(object({ reason: required('Say why it is declined.') })),
    document: DeclineRequestDocument,
    done: 'Declined: whoever asked is told',
  },
  withdraw: {
    title: 'Withdraw the request',
    verb: 'Withdraw',
    label: 'Why',
    rules: formRules(object({ reason: string() })),
    document: WithdrawRequestDocument,
    done: 'Withdrawn',
  },
}

interface ReasonDialogProps {
  readonly verb: ReasonVerb
  readonly request: { readonly id: string; readonly version: number }
  readonly onClose: () => void
}

/** A step of a request's way that is taken with a word of why. */
export function ReasonDialog({ verb, request: { id, version }, onClose }: ReasonDialogProps) {
  const { title, label, rules, document, done, verb: act } = verbs[verb]
  const { control, submit, isPending, refusal } = useVerbForm({
    document,
    defaults: { reason: '' },
    rules,
    input: ({ reason }) => ({ id, expectedVersion: version, reason: reason.trim() || null }),
    onDone: () => {
      notify({ title: done })
      onClose()
    },
  })
  return (
    <FormDialog
      title={title}
      verb={act}
      isDangerous={verb !== 'return'}
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <FormField
        control={control}
        name="reason"
        of={TextArea}
        label={label}
        isRequired={verb !== 'withdraw'}
        autoFocus
      />
    </FormDialog>
  )
}
