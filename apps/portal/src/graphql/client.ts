import { type Client, createClient as createUrqlClient, fetchExchange, mapExchange } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'
import { askAsOf } from './as-of.ts'
import { cache } from './cache.ts'
import { isSessionEnded } from './session-ended.ts'

export interface ClientOptions {
  /** Called when an answer says that nobody is signed in any more. */
  readonly onSessionEnded: () => void
  /** The earlier moment its questions are asked of; absent, the present. Each has a client of its own, so that no cache mixes two. */
  readonly asOf?: string
}

/** Where questions go, and how. */
export const sentTo = {
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: { headers: { 'X-Tenure-Client': 'portal' }, credentials: 'same-origin' },
} as const

/** Sends the hash of a document in place of its text. */
export const persisted = () =>
  persistedExchange({
    preferGetForPersistedQueries: false,
    enableForMutation: true,
    // While developing the API does not know the documents yet, and would have to be asked twice.
    generateHash: (_text, document) => Promise.resolve(import.meta.env.PROD ? hashOf(document) : undefined),
  })

/** The client for all of the graph. Operations are sent by hash; their text only where the API does not know the hash. */
export function createClient({ onSessionEnded, asOf }: ClientOptions): Client {
  return createUrqlClient({
    ...sentTo,
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (isSessionEnded(error)) onSessionEnded()
        },
      }),
      ...(asOf === undefined ? [] : [askAsOf(asOf)]),
      cache(),
      persisted(),
      fetchExchange,
    ],
  })
}

/** The hash that scripts/codegen.ts put on the document; undefined for a document made otherwise, which is then sent as text. */
function hashOf(document: object): string | undefined {
  if (!('__meta__' in document)) return undefined
  const meta = document.__meta__
  return typeof meta === 'object' && meta && 'hash' in meta && typeof meta.hash === 'string' ? meta.hash : undefined
}
