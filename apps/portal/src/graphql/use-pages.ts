import type { TypedDocumentNode } from '@urql/core'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
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
}

/** Reads a connection page by page, for a DataGrid's `rows` and `onEndReached`. Other variables begin anew. */
export function usePages<Data, Variables extends { readonly after?: unknown }, Node>(
  options: PagesOptions<Data, Variables, Node>,
): Pages<Node> {
  const client = useClient()
  const { document, connection } = options
  const key = JSON.stringify(options.variables)
  const pick = useRef(connection)
  useEffect(() => {
    pick.current = connection
  })
  const chain = useMemo(() => {
    const variables = JSON.parse(key) as Omit<Variables, 'after'>
    return new PageChain<Node>((after, tell) => {
      const answers = client.query(document, { ...variables, after } as unknown as Variables)
      const subscription = answers.subscribe(({ data, stale }) => {
        const page = data && pick.current(data)
        if (page && !stale) tell(page)
      })
      return () => subscription.unsubscribe()
    })
  }, [client, document, key])
  const state = useSyncExternalStore(chain.listen, chain.state)
  return { ...state, more: chain.more }
}
