import { IconButton } from '@tenure/ui/icon-button'
import { lazyPart } from '@tenure/ui/lazy-part'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { Suspense, useState } from 'react'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { verbsOf } from './allocation-verbs.ts'

const load = () => import('./row-menu-list.tsx')
const RowMenuList = lazyPart(load, 'RowMenuList')

/** What can be done to the row, behind one button; nothing where this person may do nothing. The menu is fetched when it is met. */
export function RowMenu({ allocation }: { readonly allocation: AllocationRowFragment }) {
  const [isAsked, setAsked] = useState(false)
  if (verbsOf(allocation).length === 0) return null
  const label = `Change ${allocation.resourceType.name} of ${allocation.project.name}`
  const button = (
    <IconButton
      label={label}
      icon={<Ellipsis size={16} aria-hidden />}
      aria-haspopup="menu"
      onHoverStart={() => void load()}
      onPress={() => setAsked(true)}
    />
  )
  if (!isAsked) return button
  return (
    <Suspense fallback={button}>
      <RowMenuList label={label} allocation={allocation} />
    </Suspense>
  )
}
