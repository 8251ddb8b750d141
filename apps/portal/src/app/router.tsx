import { createRouter } from '@tanstack/react-router'
import { allocationRoutes, projectAllocationTabs } from '../contexts/allocations/routes.tsx'
import { auditRoutes } from '../contexts/audit/routes.tsx'
import { identityRoutes } from '../contexts/identity/routes.tsx'
import { interchangeRoutes } from '../contexts/interchange/routes.tsx'
import { projectRoutes } from '../contexts/projects/routes.tsx'
import { ErrorPage } from './error-page.tsx'
import { galleryRoutes } from './gallery/gallery-route.ts'
import { homeRoute } from './home/home-route.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { rootRoute } from './root-route.tsx'
import type { RouterContext } from './router-context.ts'
import { doorRoutes } from './sign-in/sign-in-route.ts'
import { nowhereRoute, signedInRoute } from './signed-in-route.ts'

const { projects, list, workspace, overview, people, history } = projectRoutes(signedInRoute)

const routeTree = rootRoute.addChildren([
  ...doorRoutes,
  ...galleryRoutes,
  signedInRoute.addChildren([
    homeRoute,
    projects.addChildren([
      list,
      workspace.addChildren([overview, ...projectAllocationTabs(workspace), people, history]),
    ]),
    ...allocationRoutes(signedInRoute),
    ...auditRoutes(signedInRoute),
    ...identityRoutes(signedInRoute),
    ...interchangeRoutes(signedInRoute),
    nowhereRoute,
  ]),
])

/** All addresses of the portal. A link's page and data are fetched when it is pointed at. */
export function createPortalRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    defaultPreload: 'intent',
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}
