import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sessionQuery } from '../session/session.ts'
import type { DoorRefused } from './ask-door.ts'
import { type Credentials, signIn } from './sign-in.ts'

/** An attempt to sign in, which leads on once it succeeds. @param to the path within the portal to go on to */
export function useSignIn(to: string) {
  const happenings = useQueryClient()
  const navigate = useNavigate()
  return useMutation<void, DoorRefused, Credentials>({
    mutationFn: signIn,
    onSuccess: async () => {
      // GraphiQL is the API's own page, which the portal's router does not know.
      if (to === '/graphiql') return window.location.replace(to)
      await happenings.fetchQuery({ ...sessionQuery, staleTime: 0 })
      return navigate({ href: to, replace: true })
    },
  })
}
