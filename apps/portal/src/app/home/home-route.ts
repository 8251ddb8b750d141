import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from '../signed-in-route.ts'

/** The first page of a signed-in person. */
export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  staticData: { crumb: 'Home' },
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})
