import type { TypedDocumentNode } from '@urql/core'
import { useQuery } from 'urql'
import { useRested } from '../use-rested.ts'

/** What a change would do, as far as it is known. */
export interface Preview<Result> {
  /** The consequences, or the refusal that the change would meet; undefined before there is anything to say. */
  readonly result: Result | undefined
  /** Whether a newer answer is on its way. */
  readonly isWaiting: boolean
}

/**
 * Asks what a change would do while it is still being written, each time the writing rests.
 * @param document a query of one field, `preview…(input: $input)`
 * @param input what would be sent; null while too little is known to ask
 */
export function usePreview<Data extends object, Input extends object>(
  document: TypedDocumentNode<Data, { readonly input: Input }>,
  input: Input | null,
): Preview<Data[keyof Data]> {
  const rested = useRested(input)
  const [{ data, fetching }] = useQuery({
    query: document,
    variables: { input: rested as Input },
    pause: rested === null,
    // Another person's change may have moved it a second ago.
    requestPolicy: 'network-only',
  })
  const isWaiting = fetching || JSON.stringify(rested) !== JSON.stringify(input)
  if (rested === null || !data) return { result: undefined, isWaiting }
  const result = Object.entries(data).find(([field]) => field !== '__typename')?.[1] as Data[keyof Data]
  return { result, isWaiting }
}
