import { Button } from '@tenure/ui/button'
import { IconButton } from '@tenure/ui/icon-button'
import Search from 'lucide-react/icons/search'

interface PaletteButtonProps {
  readonly isNarrow: boolean
  readonly onPress: () => void
}

/** Opens the palette for those who do not know Ctrl K yet. */
export function PaletteButton({ isNarrow, onPress }: PaletteButtonProps) {
  const icon = <Search size={isNarrow ? 18 : 14} aria-hidden />
  if (isNarrow) return <IconButton label="Search or jump to" icon={icon} onPress={onPress} />
  return (
    <Button icon={icon} onPress={onPress} aria-keyshortcuts="Control+K" className="me-2 w-56 justify-start">
      <span className="grow text-start">Search or jump to…</span>
      <kbd className="rounded-small border border-line px-1 font-mono text-small font-normal text-dim">Ctrl K</kbd>
    </Button>
  )
}
