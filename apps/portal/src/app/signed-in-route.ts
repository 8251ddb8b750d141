import { createRoute, redirect, retainSearchParams } from '@tanstack/react-router'
import { readAsOf } from '../graphql/as-of.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { ErrorOutsideShell } from './outside-shell.tsx'
import { rootRoute } from './root-route.tsx'
import { sessionQuery } from './session/session.ts'
import { Shell } from './shell/shell.tsx'

/** What of the shell is kept in the address: the thing looked at from the side, and the earlier time. */
interface ShellSearch {
  readonly peek?: string
  readonly at?: string
}

function readShellSearch({ peek, at }: Record<string, unknown>): ShellSearch {
  const moment = readAsOf(at)
  return { ...(typeof peek === 'string' && { peek }), ...(moment !== undefined && { at: moment }) }
}

/** The layout all pages of a signed-in person stand in. Without a session it leads to sign-in and, afterwards, back. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'in',
  validateSearch: readShellSearch,
  // An earlier time that is looked at stays on every way through the portal, until it is left.
  search: { middlewares: [retainSearchParams(['at'])] },
  beforeLoad: async ({ context, location }) => {
    const session = await context.happenings.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
  },
  component: Shell,
  errorComponent: ErrorOutsideShell,
  notFoundComponent: NotFoundPage,
})

/** Any address that is none, within the shell. */
export const nowhereRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '$',
  staticData: { crumb: 'Not found' },
  component: NotFoundPage,
})
