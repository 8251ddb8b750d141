import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root-route.tsx'

/** Where a person signs in, and is then led on to `to`. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: ({ to, ended }): { to?: string; ended?: boolean } => ({
    ...(isOwnPath(to) && { to }),
    ...(ended === true && { ended }),
  }),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'forgot-password',
  component: lazyRouteComponent(() => import('./forgot-password-page.tsx'), 'ForgotPasswordPage'),
})

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'link',
  component: lazyRouteComponent(() => import('./link-page.tsx'), 'LinkPage'),
})

/** What can be opened before anyone is signed in. */
export const doorRoutes = [signInRoute, forgotPasswordRoute, linkRoute] as const

/** Whether a path stays within the portal: '//elsewhere' would not. */
function isOwnPath(path: unknown): path is string {
  return typeof path === 'string' && /^\/(?![/\\])/.test(path)
}
