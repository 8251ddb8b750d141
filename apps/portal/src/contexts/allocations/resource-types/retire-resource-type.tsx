import { AlertDialog } from '@tenure/ui/alert-dialog'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { notify } from '@tenure/ui/toast-queue'
import type { ResourceTypeRowFragment } from '../../../graphql/generated/resource-type-row.ts'
import { RetireResourceTypeDocument } from '../../../graphql/generated/retire-resource-type.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

interface RetireResourceTypeProps {
  readonly type: ResourceTypeRowFragment
  readonly onClose: () => void
}

/** Asks once, and takes a resource type out of what can be granted. */
export function RetireResourceType({ type: { id, name, version }, onClose }: RetireResourceTypeProps) {
  const { run, isPending, outcome } = useVerb(RetireResourceTypeDocument)
  const retire = async () => {
    const came = await run({ id, expectedVersion: version })
    if (came.kind !== 'done') return
    notify({ title: `${name} is retired`, detail: 'What was granted of it goes on; nothing more can be granted.' })
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
      <p>What was granted of it goes on to its end. Nothing more can be granted. This cannot be undone.</p>
      {outcome && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
    </AlertDialog>
  )
}
