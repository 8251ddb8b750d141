import { type Client, createClient, fetchExchange, mapExchange } from '@urql/core'
import { useState } from 'react'
import { useClient } from 'urql'
import { persisted, sentTo } from './client.ts'
import { isSessionEnded } from './session-ended.ts'

/** A client without a cache, for a page that holds thousands of rows itself; told apart from the graph's own by nothing else. */
export function usePlainClient(): Client {
  const cached = useClient()
  const [plain] = useState(() =>
    createClient({
      ...sentTo,
      requestPolicy: 'network-only',
      exchanges: [
        mapExchange({
          onError: (error) => {
            // The graph's own client notices it too, and leads to the sign-in.
            if (isSessionEnded(error))
              void cached.query('{ viewer { kind } }', {}, { requestPolicy: 'network-only' }).toPromise()
          },
        }),
        persisted(),
        fetchExchange,
      ],
    }),
  )
  return plain
}
