import type { CombinedError, TypedDocumentNode } from '@urql/core'
import { useRef, useState } from 'react'
import { useClient } from 'urql'
import { useAsOf } from './as-of.ts'
import { refusalTypes } from './refusal-types.ts'
import type { Done, Outcome, Refused } from './outcome.ts'

/** A mutation of one field with one argument `input`; the result is a union of its object and its refusals. */
type VerbDocument<Data, Input extends object> = TypedDocumentNode<Data, { readonly input: Input }>

interface Verb<Data, Input> {
  readonly run: (input: Input) => Promise<Outcome<Data[keyof Data]>>
  readonly isPending: boolean
  /** The last outcome, until the next run. */
  readonly outcome: Outcome<Data[keyof Data]> | null
}

/**
 * Runs a mutation and tells done, refused and failed apart. Each intent has one idempotency key, kept until it is done or refused,
 * so that pressing again after a broken connection never does it twice.
 * @param document a mutation with exactly one field, whose `$input` takes an idempotencyKey as all of Tenure's do
 */
export function useVerb<Data extends object, Input extends object>(
  document: VerbDocument<Data, Input>,
): Verb<Data, Input> {
  const client = useClient()
  const isPast = useAsOf() !== null
  const key = useRef<string | null>(null)
  const [isPending, setPending] = useState(false)
  const [outcome, setOutcome] = useState<Outcome<Data[keyof Data]> | null>(null)

  const run: Verb<Data, Input>['run'] = async (input) => {
    if (isPast) {
      setOutcome(inThePast)
      return inThePast
    }
    key.current ??= newKey()
    setPending(true)
    const { data, error } = await client
      .mutation(document, { input: { ...input, idempotencyKey: key.current } })
      .toPromise()
    const came: Outcome<Data[keyof Data]> = data
      ? sort<Data[keyof Data]>(Object.entries(data).find(([field]) => field !== '__typename')?.[1])
      : failed(error)
    if (came.kind !== 'failed') key.current = null
    setPending(false)
    setOutcome(came)
    return came
  }
  return { run, isPending, outcome }
}

/** What is drawn in the past offers no verb; should one be left, nothing is sent. */
const inThePast = {
  kind: 'failed',
  message: 'You are looking at an earlier time, and the past stays as it was. Go back to now first.',
} as const

function sort<Result>(result: unknown): Outcome<Result> {
  if (typeof result !== 'object' || !result) return failed(undefined)
  if (!('__typename' in result) || !refusalTypes.includes(String(result.__typename)))
    return { kind: 'done', value: result as Done<Result> }
  const message = 'message' in result ? String(result.message) : 'This was refused.'
  return { kind: 'refused', message, refusal: result as unknown as Refused<Result> }
}

function failed(error: CombinedError | undefined): { readonly kind: 'failed'; readonly message: string } {
  const isOffline = error?.networkError !== undefined
  const message = isOffline
    ? 'Tenure could not be reached. What you wrote is still here: try again.'
    : (error?.graphQLErrors[0]?.message ?? 'There was no answer. Try again.')
  return { kind: 'failed', message }
}

/** 128 random bits as text. crypto.randomUUID is missing where the page is served without TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
