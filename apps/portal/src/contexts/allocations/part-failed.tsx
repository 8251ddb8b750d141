import { RefusalNotice } from '@tenure/ui/refusal-notice'
import type { CombinedError } from '@urql/core'

interface PartFailedProps {
  /** What could not be read: 'The allocations'. */
  readonly what: string
  readonly error: CombinedError
}

/** A part of a page that could not be read: why, and what to do. */
export function PartFailed({ what, error }: PartFailedProps) {
  const cause = error.networkError
    ? 'Tenure could not be reached.'
    : (error.graphQLErrors[0]?.message ?? 'There was no answer.')
  return <RefusalNotice message={`${what} could not be read. ${cause}`} remedy="Load the page again in a moment." />
}
