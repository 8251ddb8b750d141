import { Dialog } from '@tenure/ui/dialog'
import { EmptyState } from '@tenure/ui/empty-state'
import type { SavedViewLineFragment } from '../generated/saved-view-line.ts'
import { ViewLine } from './view-line.tsx'

interface ManageViewsProps {
  readonly views: readonly SavedViewLineFragment[]
  /** The list as it is now. */
  readonly address: string
  readonly onClose: () => void
}

/** The views of a page: renamed, shared, arranged as the list is now, taken away. */
export function ManageViews({ views, address, onClose }: ManageViewsProps) {
  return (
    <Dialog title="Saved views" isOpen isWide onClose={onClose}>
      {views.length === 0 ? (
        <EmptyState>There is no view left.</EmptyState>
      ) : (
        <ul>
          {views.map((view) => (
            <ViewLine key={`${view.id} ${view.version}`} view={view} address={address} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
