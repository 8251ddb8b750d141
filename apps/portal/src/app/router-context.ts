import type { QueryClient } from '@tanstack/react-query'
import type { Client } from '@urql/core'

/** What every route's loader is given. */
export interface RouterContext {
  readonly client: Client
  /** The client for an earlier moment: the same until another one is asked for. */
  readonly clientAsOf: (moment: string) => Client
  /** For what happens beside the graph: the session. */
  readonly happenings: QueryClient
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The route's words in the breadcrumb. A loader that returns `{ crumb }` overrules it with a name it has read. */
    crumb?: string
    /** The route's words as a tab of the page it is part of. */
    tab?: string
  }
}
