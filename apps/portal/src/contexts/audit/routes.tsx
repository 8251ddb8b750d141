import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readAuditSearch } from './audit-search.ts'

/** The address of the audit log. @param parent the layout of signed-in people */
export function auditRoutes<Parent extends AnyRoute>(parent: Parent) {
  const audit = createRoute({
    getParentRoute: () => parent,
    path: 'audit',
    staticData: { crumb: 'Audit' },
    validateSearch: readAuditSearch,
    component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
  })
  return [audit] as const
}
