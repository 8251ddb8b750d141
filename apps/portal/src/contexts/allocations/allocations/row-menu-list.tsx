import { IconButton } from '@tenure/ui/icon-button'
import { Menu } from '@tenure/ui/menu'
import Ellipsis from 'lucide-react/icons/ellipsis'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { verbsOf } from './allocation-verbs.ts'
import { useOpenVerb } from './verb-dialogs.tsx'

interface RowMenuListProps {
  readonly label: string
  readonly allocation: AllocationRowFragment
}

/** The menu of a row, open from the start: it was asked for before it was here. */
export function RowMenuList({ label, allocation }: RowMenuListProps) {
  const open = useOpenVerb()
  const verbs = verbsOf(allocation)
  const choose = (id: string) => {
    const verb = verbs.find((one) => one.id === id)
    if (verb) open(verb.id, allocation)
  }
  return (
    <Menu
      label={label}
      isOpenAtFirst
      trigger={<IconButton label={label} icon={<Ellipsis size={16} aria-hidden />} />}
      actions={verbs}
      onAction={choose}
    />
  )
}
