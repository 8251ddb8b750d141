import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root-route.tsx'

/** Every part of the kit on one page, while developing. Not in a build. */
export const galleryRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: 'gallery',
        component: lazyRouteComponent(() => import('./gallery-page.tsx'), 'GalleryPage'),
      }),
    ]
  : []
