import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** The address of import and export. @param parent the layout of signed-in people */
export function interchangeRoutes<Parent extends AnyRoute>(parent: Parent) {
  const importing = createRoute({
    getParentRoute: () => parent,
    path: 'import',
    staticData: { crumb: 'Import and export' },
    component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  })
  return [importing] as const
}
