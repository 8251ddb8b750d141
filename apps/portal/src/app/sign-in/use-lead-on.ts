import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sessionQuery } from '../session/session.ts'

/** Leads on once the session is there. @param to the path within the portal to go on to */
export function useLeadOn(to: string): () => Promise<void> {
  const happenings = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    // GraphiQL is the API's own page, which the portal's router does not know.
    if (to === '/graphiql') return window.location.replace(to)
    await happenings.fetchQuery({ ...sessionQuery, staleTime: 0 })
    await navigate({ href: to, replace: true })
  }
}
