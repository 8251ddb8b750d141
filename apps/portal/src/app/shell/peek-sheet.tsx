import { SideSheet } from '@tenure/ui/side-sheet'
import type { ReactNode } from 'react'

/** The peek panel on a phone. */
export function PeekSheet({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  return (
    <SideSheet title="Peek" isOpen onClose={onClose}>
      <div className="p-5">{children}</div>
    </SideSheet>
  )
}
