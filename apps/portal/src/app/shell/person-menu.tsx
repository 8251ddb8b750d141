import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Suspense, useState } from 'react'
import { useSession } from '../session/session.ts'

const load = () => import('./person-menu-list.tsx')
const PersonMenuList = lazyPart(load, 'PersonMenuList')

interface PersonMenuProps {
  readonly isNarrow: boolean
  readonly onOpenKeys: () => void
}

/** Who is signed in. The menu itself is fetched when the button is pointed at, and takes its place when pressed. */
export function PersonMenu({ isNarrow, onOpenKeys }: PersonMenuProps) {
  const { user } = useSession()
  const [isAsked, setAsked] = useState(false)
  const words = isNarrow ? initials(user.fullName) : user.fullName
  const button = (
    <Button
      tone="quiet"
      aria-label={words === user.fullName ? words : `${words}, ${user.fullName}`}
      aria-haspopup="menu"
      onHoverStart={() => void load()}
      onPress={() => setAsked(true)}
    >
      {words}
    </Button>
  )
  if (!isAsked) return button
  return (
    <Suspense fallback={button}>
      <PersonMenuList words={words} onOpenKeys={onOpenKeys} />
    </Suspense>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('')
}
