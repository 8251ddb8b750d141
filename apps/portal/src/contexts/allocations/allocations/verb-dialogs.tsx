import { lazyPart } from '@tenure/ui/lazy-part'
import { createContext, type ReactNode, Suspense, use, useCallback, useState } from 'react'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import type { AllocationVerb } from './allocation-verbs.ts'

const dialogs = {
  resize: lazyPart(() => import('./resize-allocation.tsx'), 'ResizeAllocation'),
  extend: lazyPart(() => import('./extend-allocation.tsx'), 'ExtendAllocation'),
  end: lazyPart(() => import('./end-allocation.tsx'), 'EndAllocation'),
  renew: lazyPart(() => import('./renew-allocation.tsx'), 'RenewAllocation'),
  changeRenewal: lazyPart(() => import('./change-renewal.tsx'), 'ChangeRenewal'),
  carve: lazyPart(() => import('../data-shares/carve-data-share.tsx'), 'CarveDataShare'),
}

type Open = (verb: AllocationVerb, allocation: AllocationRowFragment) => void

const OpenVerb = createContext<Open>(() => undefined)

/** Opens the form of a verb, from wherever within `VerbDialogs`: a row's menu, a peek's button. */
export function useOpenVerb(): Open {
  return use(OpenVerb)
}

/** Holds the one form that is open. Around everything that offers verbs on allocations. */
export function VerbDialogs({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<{ readonly verb: AllocationVerb; readonly allocation: AllocationRowFragment }>()
  const openVerb = useCallback<Open>((verb, allocation) => setOpen({ verb, allocation }), [])
  const Form = open && dialogs[open.verb]
  return (
    <OpenVerb value={openVerb}>
      {children}
      <Suspense>{Form && <Form allocation={open.allocation} onClose={() => setOpen(undefined)} />}</Suspense>
    </OpenVerb>
  )
}
