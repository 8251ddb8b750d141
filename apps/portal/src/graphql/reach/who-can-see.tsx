import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import Eye from 'lucide-react/icons/eye'
import { Suspense, useState } from 'react'

const WhoReaches = lazyPart(() => import('./who-reaches.tsx'), 'WhoReaches')

export interface WhoCanSeeProps {
  readonly id: string
  /** What it is called. */
  readonly name: string
  /** What of it can be asked for beside seeing it. */
  readonly kind: 'PROJECT' | 'DATA_SHARE'
}

/** The button that leads to everybody who reaches a thing, and why. Draw it where `viewerCan.seeWhoReaches`. */
export function WhoCanSee(props: WhoCanSeeProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Eye size={14} aria-hidden />} onPress={() => setOpen(true)}>
        Who can see this?
      </Button>
      <Suspense>{isOpen && <WhoReaches {...props} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
