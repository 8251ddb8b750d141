import { Button } from '@tenure/ui/button'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import type { CombinedError } from '@urql/core'

export interface ReadFailedProps {
  readonly error: CombinedError
  readonly onRetry: () => void
}

/** Stands where something could not be read: cause and remedy. */
export function ReadFailed({ error, onRetry }: ReadFailedProps) {
  const message = error.networkError
    ? 'Tenure could not be reached. Check your connection, then try again.'
    : (error.graphQLErrors[0]?.message ?? 'This could not be read.')
  return (
    <RefusalNotice
      message={message}
      remedy={
        <Button className="mt-2" onPress={onRetry}>
          Try again
        </Button>
      }
    />
  )
}
