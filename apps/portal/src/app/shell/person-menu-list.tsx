import { Button } from '@tenure/ui/button'
import { Menu } from '@tenure/ui/menu'
import { useSession } from '../session/session.ts'
import { signOut } from '../sign-in/sign-in.ts'

interface PersonMenuListProps {
  /** What the button says: the name, or initials. */
  readonly words: string
  readonly onOpenKeys: () => void
}

/** The menu of the signed-in person, open from the start: it was asked for before it was here. */
export function PersonMenuList({ words, onOpenKeys }: PersonMenuListProps) {
  const { user, tenant } = useSession()
  // The profile leads there by its own link.
  const acts: Readonly<Record<string, () => void>> = { keys: onOpenKeys, 'sign-out': () => void signOut() }
  return (
    <Menu
      label={user.fullName}
      isOpenAtFirst
      trigger={
        <Button tone="quiet" aria-label={words === user.fullName ? words : `${words}, ${user.fullName}`}>
          {words}
        </Button>
      }
      heading={
        <>
          <p className="font-medium">{user.fullName}</p>
          <p className="text-small text-dim">{user.email}</p>
          <p className="text-small text-dim">{tenant.name}</p>
        </>
      }
      actions={[
        { id: 'profile', label: 'Profile', href: '/profile' },
        { id: 'keys', label: 'Keys', keys: '?' },
        { id: 'sign-out', label: 'Sign out' },
      ]}
      onAction={(id) => acts[id]?.()}
    />
  )
}
