import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root-route.tsx'
import { isProblem, type Problem } from './problems.ts'

interface SignInSearch {
  readonly to?: string
  readonly ended?: boolean
  /** Why a provider let nobody through. */
  readonly problem?: Problem
  /** Where a provider's word was not enough. */
  readonly step?: 'SECOND_FACTOR' | 'ENROL'
  /** The organisation whose providers are offered. */
  readonly tenant?: string
}

/** Where a person signs in, and is then led on to `to`. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: ({ to, ended, problem, step, tenant }): SignInSearch => ({
    ...(isOwnPath(to) && { to }),
    ...(ended === true && { ended }),
    ...(isProblem(problem) && { problem }),
    ...((step === 'SECOND_FACTOR' || step === 'ENROL') && { step }),
    ...(typeof tenant === 'string' && { tenant }),
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
