import { Button } from '@tenure/ui/button'
import { EmptyState } from '@tenure/ui/empty-state'
import type { CombinedError } from '@urql/core'
import { Reading } from '../reading.tsx'
import { type Moment, TimeLine } from './time-line.tsx'

interface MomentPagesProps {
  readonly label: string
  readonly moments: readonly Moment[]
  /** One sentence for when there is nothing. */
  readonly empty: string
  readonly isLoading: boolean
  readonly hasMore: boolean
  readonly error: CombinedError | undefined
  readonly more: () => void
  readonly retry: () => void
}

/** A time line read page by page, with its states. */
export function MomentPages({ label, moments, empty, isLoading, hasMore, error, more, retry }: MomentPagesProps) {
  const isBlank = moments.length === 0
  if (isBlank && !isLoading && !error) return <EmptyState>{empty}</EmptyState>
  return (
    <Reading data={isBlank ? null : moments} error={error} onRetry={retry} lines={6}>
      {(there) => (
        <>
          <TimeLine label={label} moments={there} />
          {hasMore && (
            <p>
              <Button isPending={isLoading} onPress={more}>
                Show earlier
              </Button>
            </p>
          )}
        </>
      )}
    </Reading>
  )
}
