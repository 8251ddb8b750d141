import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

/** Who is signed in, where, and what they may do; as GET /auth/session says it. */
export interface Session {
  readonly user: { readonly id: string; readonly fullName: string; readonly email: string }
  readonly tenant: { readonly name: string; readonly slug: string }
  readonly permissions: readonly string[]
  /** Set where somebody else looks as the user; the API then changes nothing. */
  readonly impersonation: Impersonation | null
}

/** Support looking at Tenure as the user sees it. */
export interface Impersonation {
  /** The name of who looks. */
  readonly by: string
  readonly reason: string
  readonly endsAt: string
}

/** The sign-in state: null when nobody is signed in. Asked once, and again when the window is come back to. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 60_000,
  retry: 1,
})

/** The session of the signed-in person. Only within the signed-in layout, whose guard has read it already. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  // Once ended it stays drawn until the way to sign-in is done: the frame must not vanish under the person's hands.
  const [last, setLast] = useState(data)
  if (data && data !== last) setLast(data)
  const session = data ?? last
  if (!session) throw new Error('No session: this part of the portal stands outside the signed-in layout.')
  return session
}

async function readSession(): Promise<Session | null> {
  const response = await fetch('/auth/session', {
    headers: { 'X-Tenure-Client': 'portal' },
    credentials: 'same-origin',
  })
  if (response.status === 401) return null
  if (!response.ok) throw new SessionUnreadable(response.status)
  return (await response.json()) as Session
}

/** The API could not say who is signed in. */
export class SessionUnreadable extends Error {
  override readonly name = 'SessionUnreadable'
  constructor(status: number) {
    super(`GET /auth/session answered ${status}.`)
  }
}
