import { SideSheet } from '@tenure/ui/side-sheet'
import { MenuLinks } from './menu-links.tsx'

/** The menu on a phone: a sheet over the page. */
export function MenuSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <SideSheet title="Menu" side="start" isOpen onClose={onClose}>
      <div className="p-2">
        <MenuLinks onLeave={onClose} />
      </div>
    </SideSheet>
  )
}
