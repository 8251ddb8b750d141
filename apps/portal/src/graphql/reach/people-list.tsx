import { Button } from '@tenure/ui/button'
import { EmptyState } from '@tenure/ui/empty-state'
import { Skeleton } from '@tenure/ui/skeleton'
import { AccessWay } from './access-way.tsx'
import { ActionBadges } from './action-badges.tsx'
import type { PersonReaching } from './use-people-reaching.ts'

interface PeopleListProps {
  readonly rows: readonly PersonReaching[]
  readonly isLoading: boolean
  /** Absent when all are here. */
  readonly onMore: (() => void) | undefined
}

/** People, what each may do, and by which ways. */
export function PeopleList({ rows, isLoading, onMore }: PeopleListProps) {
  if (isLoading && rows.length === 0) return <Skeleton className="h-24 w-full" />
  if (rows.length === 0) return <EmptyState>Nobody fits these filters.</EmptyState>
  return (
    <>
      <ul aria-label="People" className="flex flex-col">
        {rows.map(({ user, actions, paths }) => (
          <li key={user.id} className="flex flex-col gap-2 border-b border-line py-3 first:pt-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">{user.fullName}</span>
              <span className="truncate text-dim">{user.email}</span>
              <span className="ms-auto">
                <ActionBadges actions={actions} />
              </span>
            </div>
            <ul className="flex flex-col gap-2">
              {paths.map((way) => (
                <AccessWay key={way.sentence} way={way} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {onMore && (
        <Button onPress={onMore} isPending={isLoading}>
          Show more
        </Button>
      )}
    </>
  )
}
