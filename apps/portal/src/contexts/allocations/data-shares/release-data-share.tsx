import { AlertDialog } from '@tenure/ui/alert-dialog'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { notify } from '@tenure/ui/toast-queue'
import { useState } from 'react'
import { PreviewReleaseDataShareDocument } from '../../../graphql/generated/preview-release-data-share.ts'
import { ReleaseDataShareDocument } from '../../../graphql/generated/release-data-share.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { needsForce } from '../consequences/needs-force.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { ForceField } from '../fields/force-field.tsx'
import { showQuantity } from '../show-quantity.ts'
import type { DataShareVerbProps } from './data-share-verb-props.ts'

/** Asks once, and gives the storage of a data share back. */
export function ReleaseDataShare({ share, onClose }: DataShareVerbProps) {
  const { id, name, version, quota, allocation, securityGroup } = share
  const { run, isPending, outcome } = useVerb(ReleaseDataShareDocument)
  const preview = usePreview(PreviewReleaseDataShareDocument, { id, force: true })
  const [force, setForce] = useState('')
  const release = async () => {
    const came = await run({ id, expectedVersion: version, force: force === 'yes' })
    if (came.kind !== 'done') return
    notify({ title: `${name} released`, detail: 'Its storage can be lent or carved again.' })
    onClose()
  }
  const size = `${showQuantity(quota)} ${allocation?.resourceType.unit ?? ''}`.trim()
  return (
    <AlertDialog
      title={`Release ${name}?`}
      verb="Release"
      isOpen
      isPending={isPending}
      onConfirm={() => void release()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <p>
          Its {size} go back to the allocation, and the members of {securityGroup.groupName} no longer reach it through
          this share. This cannot be undone: carve it anew if it was a mistake.
        </p>
        <ConsequenceList preview={preview} hint="Looking ahead…" />
        {needsForce(preview.result, outcome?.kind === 'refused' ? outcome.refusal : undefined) && (
          <ForceField
            label="Release although more is drawn than is left"
            description="Those who are overdrawn can draw nothing more, and are told."
            value={force}
            onChange={setForce}
          />
        )}
        {outcome && outcome.kind !== 'done' && <RefusalNotice message={outcome.message} />}
      </div>
    </AlertDialog>
  )
}
