import { IconButton } from '@tenure/ui/icon-button'
import BellIcon from 'lucide-react/icons/bell'
import { useListening, useUnread } from '../../graphql/news.ts'

/** How many notices are unread, live; opens the newest. */
export function Bell({ onPress }: { readonly onPress: () => void }) {
  useListening()
  const unread = useUnread() ?? 0
  return (
    <span className="relative flex">
      <IconButton
        label={unread === 0 ? 'Notices' : `Notices, ${unread} unread`}
        icon={<BellIcon size={16} aria-hidden />}
        onPress={onPress}
      />
      {unread > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute -end-1 -top-1 min-w-4 rounded-full bg-accent px-1 text-center text-[11px]/4 font-semibold text-on-accent"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </span>
  )
}
