import { FormDialog } from '@tenure/ui/form-dialog'
import { showLastDay } from '@tenure/ui/instant'
import { notify } from '@tenure/ui/toast-queue'
import { PreviewRenewAllocationDocument } from '../../../graphql/generated/preview-renew-allocation.ts'
import { RenewAllocationDocument } from '../../../graphql/generated/renew-allocation.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { usePreview } from '../consequences/use-preview.ts'
import { showQuantity } from '../show-quantity.ts'
import { AllocationFacts } from './allocation-facts.tsx'
import type { AllocationVerbProps } from './verb-props.ts'

/** Adds the next period of a subscription that is renewed by hand. */
export function RenewAllocation({ allocation, onClose }: AllocationVerbProps) {
  const { id, version, quantity, resourceType, project } = allocation
  const { run, isPending, outcome } = useVerb(RenewAllocationDocument)
  const preview = usePreview(PreviewRenewAllocationDocument, { id })
  const renew = async () => {
    const came = await run({ id, expectedVersion: version })
    if (came.kind !== 'done') return
    const { endsAt } = came.value
    notify({
      title: `${resourceType.name} of ${project.publicId} renewed`,
      ...(endsAt !== null && { detail: `It now ends ${showLastDay(endsAt)}. To take it back, end it early.` }),
    })
    onClose()
  }
  return (
    <FormDialog
      title="Renew allocation"
      verb="Renew"
      onSubmit={(event) => {
        event.preventDefault()
        void renew()
      }}
      {...{ onClose, isPending }}
      {...(outcome && outcome.kind !== 'done' && { refusal: outcome.message })}
    >
      <AllocationFacts of={allocation} />
      <p>
        One more period of {showQuantity(quantity)} {resourceType.unit} is added after the last one, counted from the
        day the allocation began. What was granted before stays as it is.
      </p>
      <ConsequenceList preview={preview} hint="Looking ahead…" />
    </FormDialog>
  )
}
