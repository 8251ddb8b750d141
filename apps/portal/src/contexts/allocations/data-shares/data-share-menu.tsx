import { IconButton } from '@tenure/ui/icon-button'
import { lazyPart } from '@tenure/ui/lazy-part'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { Suspense, useState } from 'react'
import type { DataShareRowFragment } from '../../../graphql/generated/data-share-row.ts'
import { dataShareVerbsOf, useOpenDataShareVerb } from './data-share-dialogs.tsx'

const load = () => import('@tenure/ui/menu')
const Menu = lazyPart(load, 'Menu')

/** What can be done to a data share, behind one button; nothing where this person may do nothing. */
export function DataShareMenu({ share }: { readonly share: DataShareRowFragment }) {
  const [isAsked, setAsked] = useState(false)
  const open = useOpenDataShareVerb()
  const verbs = dataShareVerbsOf(share)
  if (verbs.length === 0) return null
  const label = `Change ${share.name}`
  const icon = <Ellipsis size={16} aria-hidden />
  const button = (
    <IconButton
      {...{ label, icon }}
      aria-haspopup="menu"
      onHoverStart={() => void load()}
      onPress={() => setAsked(true)}
    />
  )
  if (!isAsked) return button
  const choose = (id: string) => {
    const verb = verbs.find((one) => one.id === id)
    if (verb) open(verb.id, share)
  }
  return (
    <Suspense fallback={button}>
      <Menu
        label={label}
        isOpenAtFirst
        trigger={<IconButton {...{ label, icon }} />}
        actions={verbs}
        onAction={choose}
      />
    </Suspense>
  )
}
