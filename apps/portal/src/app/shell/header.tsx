import { Link } from '@tanstack/react-router'
import { IconButton } from '@tenure/ui/icon-button'
import HistoryIcon from 'lucide-react/icons/history'
import MenuIcon from 'lucide-react/icons/menu'
import { useAsOf } from '../../graphql/as-of.ts'
import { Bell } from './bell.tsx'
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
  const isPast = useAsOf() !== null
  const ground = isPast ? 'bg-violet-soft' : 'border-b border-line bg-canvas'
  return (
    <header className={`flex h-13 items-center gap-3 px-4 off-paper ${ground}`}>
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
        <IconButton
          label="As of an earlier time"
          icon={<HistoryIcon size={16} aria-hidden />}
          onPress={() => onOpen('as-of')}
        />
        {!isPast && <Bell onPress={() => onOpen('notices')} />}
        <ThemeButton />
        <PersonMenu isNarrow={isNarrow} onOpenKeys={() => onOpen('keys')} />
      </div>
    </header>
  )
}
