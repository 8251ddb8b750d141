import { Link } from '@tanstack/react-router'
import { IconButton } from '@tenure/ui/icon-button'
import MenuIcon from 'lucide-react/icons/menu'
import { Breadcrumb } from './breadcrumb.tsx'
import { Mark } from './mark.tsx'
import { PaletteButton } from './palette-button.tsx'
import { PersonMenu } from './person-menu.tsx'
import type { ShellOverlay } from './shell.tsx'
import { ThemeButton } from './theme-button.tsx'

interface HeaderProps {
  readonly isNarrow: boolean
  readonly onOpen: (overlay: ShellOverlay) => void
}

/** Where one is at the start, what one may do anywhere at the end. */
export function Header({ isNarrow, onOpen }: HeaderProps) {
  return (
    <header className="flex h-13 items-center gap-3 border-b border-line bg-canvas px-4 off-paper">
      {isNarrow && (
        <IconButton
          label="Menu"
          icon={<MenuIcon size={18} aria-hidden />}
          onPress={() => onOpen('menu')}
          className="-ms-2"
        />
      )}
      <Link to="/" aria-label="Tenure, Home" className="flex shrink-0 rounded-small">
        <Mark />
      </Link>
      <Breadcrumb isNarrow={isNarrow} />
      <div className="flex shrink-0 items-center gap-1">
        <PaletteButton isNarrow={isNarrow} onPress={() => onOpen('palette')} />
        <ThemeButton />
        <PersonMenu isNarrow={isNarrow} onOpenKeys={() => onOpen('keys')} />
      </div>
    </header>
  )
}
