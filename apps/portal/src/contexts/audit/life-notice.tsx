import { Button } from '@tenure/ui/button'
import { showCount } from '@tenure/ui/show-count'
import type { AuditLineFragment } from '../../graphql/generated/audit-line.ts'
import { objectName } from './object-name.ts'

interface LifeNoticeProps {
  /** The global id of the thing. */
  readonly id: string
  readonly rows: readonly AuditLineFragment[]
  readonly hasMore: boolean
  readonly onEnd: () => void
}

/** Says that the list is the whole life of one thing, with what belongs to it. */
export function LifeNotice({ id, rows, hasMore, onEnd }: LifeNoticeProps) {
  const own = rows.find(({ resourceId }) => resourceId === id)
  const called = own?.resourceName ?? (own ? `this ${objectName(own.resourceType).toLowerCase()}` : 'this')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 off-paper">
      <p>
        The whole life of <span className="font-semibold">{called}</span> and of what belongs to it:{' '}
        {hasMore ? 'more than ' : ''}
        {showCount(rows.length, 'entry', 'entries')}.
      </p>
      <Button tone="quiet" onPress={onEnd}>
        Leave it
      </Button>
    </div>
  )
}
