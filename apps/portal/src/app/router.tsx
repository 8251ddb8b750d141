import { createRouter } from '@tanstack/react-router'
import { galleryRoutes } from './gallery/gallery-route.ts'
import { homeRoute } from './home-route.ts'
import { rootRoute } from './root-route.tsx'
import type { RouterContext } from './router-context.ts'
import { signInRoute } from './sign-in/sign-in-route.ts'
import { signedInRoute } from './signed-in-route.ts'

const routeTree = rootRoute.addChildren([signInRoute, ...galleryRoutes, signedInRoute.addChildren([homeRoute])])

/** All addresses of the portal. A link's page and data are fetched when it is pointed at. */
export function createPortalRouter(context: RouterContext) {
  return createRouter({ routeTree, context, defaultPreload: 'intent', scrollRestoration: false })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}
