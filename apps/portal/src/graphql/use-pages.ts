import type { CombinedError, TypedDocumentNode } from '@urql/core'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useClient } from 'urql'
import { type ChainState, type ConnectionPage, PageChain } from './page-chain.ts'

interface PagesOptions<Data, Variables, Node> {
  /** A query with `$after`, and `pageInfo { hasNextPage endCursor }` on the connection. At most 200 rows a page. */
  readonly document: TypedDocumentNode<Data, Variables>
  readonly variables: Omit<Variables, 'after'>
  /** Where the connection is in the answer. */
  readonly connection: (data: Data) => ConnectionPage<Node> | null | undefined
}

/** The rows at hand of a connection, and how to get more of them. */
export interface Pages<Node> extends ChainState<Node> {
  readonly more: () => void
  /** Why a page could not be read; rows read before stay. */
  readonly error: CombinedError | undefined
  /** Reads anew from the first page. */
  readonly retry: () => void
}

/** What a connection of a thing that is not there holds. */
const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }

/** Reads a connection page by page, for a DataGrid's `rows` and `onEndReached`. Other variables begin anew. */
export function usePages<Data, Variables extends { readonly after?: unknown }, Node>(
  options: PagesOptions<Data, Variables, Node>,
): Pages<Node> {
  const client = useClient()
  const { document, connection } = options
  const key = JSON.stringify(options.variables)
  const pick = useRef(connection)
  const [tries, setTries] = useState(0)
  const [failed, setFailed] = useState<{ readonly of: string; readonly error: CombinedError }>()
  const attempt = `${tries} ${key}`
  useEffect(() => {
    pick.current = connection
  })
  const chain = useMemo(() => {
    const variables = JSON.parse(attempt.slice(attempt.indexOf(' '))) as Omit<Variables, 'after'>
    return new PageChain<Node>((after, tell) => {
      const answers = client.query(document, { ...variables, after } as unknown as Variables)
      const subscription = answers.subscribe(({ data, error, stale }) => {
        const page = data && pick.current(data)
        if (page && !stale) tell(page)
        else if (data && !page && !stale) tell(nothing)
        else if (error) setFailed({ of: attempt, error })
      })
      return () => subscription.unsubscribe()
    })
  }, [client, document, attempt])
  const state = useSyncExternalStore(chain.listen, chain.state)
  const error = failed?.of === attempt ? failed.error : undefined
  return {
    ...state,
    isLoading: state.isLoading && !error,
    more: chain.more,
    error,
    retry: () => setTries(tries + 1),
  }
}
