import { lazyPart } from '@tenure/ui/lazy-part'
import { createContext, type ReactNode, Suspense, use, useCallback, useState } from 'react'
import type { DataShareRowFragment } from '../../../graphql/generated/data-share-row.ts'

const dialogs = {
  rename: lazyPart(() => import('./rename-data-share.tsx'), 'RenameDataShare'),
  changeSteward: lazyPart(() => import('./change-steward.tsx'), 'ChangeSteward'),
  changeGroup: lazyPart(() => import('./change-group.tsx'), 'ChangeGroup'),
  release: lazyPart(() => import('./release-data-share.tsx'), 'ReleaseDataShare'),
}

/** What can be done to a data share. */
export type DataShareVerb = keyof typeof dialogs

type Open = (verb: DataShareVerb, share: DataShareRowFragment) => void

const OpenVerb = createContext<Open>(() => undefined)

const words: readonly { readonly id: DataShareVerb; readonly label: string; readonly isDanger?: boolean }[] = [
  { id: 'rename', label: 'Rename' },
  { id: 'changeSteward', label: 'Change steward' },
  { id: 'changeGroup', label: 'Change group' },
  { id: 'release', label: 'Release', isDanger: true },
]

/** What this person may do to a data share, in the order it is offered. */
export function dataShareVerbsOf({ viewerCan }: Pick<DataShareRowFragment, 'viewerCan'>) {
  return words.filter(({ id }) => viewerCan[id])
}

/** Opens the form of a verb, from wherever within `DataShareDialogs`. */
export function useOpenDataShareVerb(): Open {
  return use(OpenVerb)
}

/** Holds the one form that is open. Around everything that offers verbs on data shares. */
export function DataShareDialogs({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<{ readonly verb: DataShareVerb; readonly share: DataShareRowFragment }>()
  const openVerb = useCallback<Open>((verb, share) => setOpen({ verb, share }), [])
  const Form = open && dialogs[open.verb]
  return (
    <OpenVerb value={openVerb}>
      {children}
      <Suspense>{Form && <Form share={open.share} onClose={() => setOpen(undefined)} />}</Suspense>
    </OpenVerb>
  )
}
