import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The addresses of projects. @param parent the layout of signed-in people */
export function projectRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: 'projects',
      staticData: { crumb: 'Projects' },
      validateSearch: ({ search, sort }): { search?: string; sort?: string } => ({
        ...(typeof search === 'string' && search && { search }),
        ...(typeof sort === 'string' && { sort }),
      }),
      component: lazyRouteComponent(() => import('./projects-page.tsx'), 'ProjectsPage'),
    }),
  ] as const
}
