import { createRoute, redirect } from '@tanstack/react-router'
import { NotFoundPage } from './not-found-page.tsx'
import { ErrorOutsideShell } from './outside-shell.tsx'
import { rootRoute } from './root-route.tsx'
import { sessionQuery } from './session/session.ts'
import { Shell } from './shell/shell.tsx'

/** The layout all pages of a signed-in person stand in. Without a session it leads to sign-in and, afterwards, back. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'in',
  validateSearch: ({ peek }): { peek?: string } => (typeof peek === 'string' ? { peek } : {}),
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
