import { Button } from '@tenure/ui/button'
import { lazyPart } from '@tenure/ui/lazy-part'
import Waypoints from 'lucide-react/icons/waypoints'
import { Suspense, useState } from 'react'

const WhatReaches = lazyPart(() => import('./what-reaches.tsx'), 'WhatReaches')

export interface WhatCanReachProps {
  readonly id: string
  readonly fullName: string
}

/** The button that leads to all that a person reaches, and why. Draw it where `viewerCan.seeReach`. */
export function WhatCanReach(props: WhatCanReachProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Waypoints size={14} aria-hidden />} onPress={() => setOpen(true)}>
        What can they reach?
      </Button>
      <Suspense>{isOpen && <WhatReaches {...props} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
