import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root-route.tsx'

/** Where a person signs in, and is then led on to `to`. */
export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: ({ to, ended }): { to?: string; ended?: boolean } => ({
    ...(isOwnPath(to) && { to }),
    ...(ended === true && { ended }),
  }),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

/** Whether a path stays within the portal: '//elsewhere' would not. */
function isOwnPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path)
}
