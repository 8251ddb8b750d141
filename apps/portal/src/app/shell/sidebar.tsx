import { MenuLinks } from './menu-links.tsx'

/** The menu beside the page, on all but phones. */
export function Sidebar() {
  return (
    <div className="w-54 shrink-0 overflow-auto border-e border-line bg-canvas p-2 off-paper">
      <MenuLinks />
    </div>
  )
}
