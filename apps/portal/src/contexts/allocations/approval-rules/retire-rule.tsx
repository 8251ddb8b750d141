import { AlertDialog } from '@tenure/ui/alert-dialog'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { notify } from '@tenure/ui/toast-queue'
import type { ApprovalRuleRowFragment } from '../../../graphql/generated/approval-rules-page.ts'
import { RetireApprovalRuleDocument } from '../../../graphql/generated/retire-approval-rule.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

interface RetireRuleProps {
  readonly rule: ApprovalRuleRowFragment
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks once, and a rule holds no more. */
export function RetireRule({ rule: { id, name, version }, onDone, onClose }: RetireRuleProps) {
  const { run, isPending, outcome } = useVerb(RetireApprovalRuleDocument)
  const retire = async () => {
    if ((await run({ id, expectedVersion: version })).kind !== 'done') return
    notify({ title: `${name} is retired` })
    onDone()
    onClose()
  }
  return (
    <AlertDialog
      title={`Retire ${name}?`}
      verb="Retire"
      isOpen
      isPending={isPending}
      onConfirm={() => void retire()}
      onClose={onClose}
    >
      <p>Requests need it no more, those that wait included. What was approved under it stays written.</p>
      {outcome && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
    </AlertDialog>
  )
}
