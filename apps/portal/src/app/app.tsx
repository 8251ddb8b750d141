import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { KitProvider } from '@tenure/ui/kit-provider'
import type { Client } from '@urql/core'
import { useState } from 'react'
import { Provider as GraphqlProvider } from 'urql'
import { createClient } from '../graphql/client.ts'
import { createPortalRouter } from './router.tsx'
import { sessionQuery } from './session/session.ts'

/** The portal: its clients, its router and what the kit needs, made once. */
export function App() {
  const [parts] = useState(createParts)
  return (
    <QueryClientProvider client={parts.happenings}>
      <GraphqlProvider value={parts.client}>
        <KitProvider navigate={(path) => void parts.router.navigate({ href: path })}>
          <RouterProvider router={parts.router} />
        </KitProvider>
      </GraphqlProvider>
    </QueryClientProvider>
  )
}

function createParts() {
  const happenings = new QueryClient()
  // The client leads to sign-in when a session ends, by a router that is made with that client: hence the look only then.
  const onSessionEnded = () => void endSession()
  const client = createClient({ onSessionEnded })
  let past: { readonly moment: string; readonly client: Client } | null = null
  const clientAsOf = (moment: string): Client => {
    if (past?.moment !== moment) past = { moment, client: createClient({ onSessionEnded, asOf: moment }) }
    return past.client
  }
  const router = createPortalRouter({ client, clientAsOf, happenings })
  const endSession = async () => {
    if (router.state.location.pathname === '/sign-in') return
    happenings.setQueryData(sessionQuery.queryKey, null)
    await router.navigate({ to: '/sign-in', search: { to: router.state.location.href, ended: true } })
  }
  return { client, router, happenings }
}
