import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readAllocationsSearch } from './allocations/allocations-search.ts'

/** The addresses of allocations, resource types and data shares. @param parent the layout of signed-in people */
export function allocationRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: 'allocations',
      staticData: { crumb: 'Allocations' },
      validateSearch: readAllocationsSearch,
      component: lazyRouteComponent(() => import('./allocations/allocations-page.tsx'), 'AllocationsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'inbox',
      staticData: { crumb: 'Inbox' },
      component: lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'resource-types',
      staticData: { crumb: 'Resource types' },
      validateSearch: ({ retired }: Record<string, unknown>): { retired?: boolean } =>
        retired === true ? { retired } : {},
      component: lazyRouteComponent(() => import('./resource-types/resource-types-page.tsx'), 'ResourceTypesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'data-shares',
      staticData: { crumb: 'Data shares' },
      validateSearch: ({ search }: Record<string, unknown>): { search?: string } =>
        typeof search === 'string' && search ? { search } : {},
      component: lazyRouteComponent(() => import('./data-shares/data-shares-page.tsx'), 'DataSharesPage'),
    }),
  ] as const
}

/** What a project's page shows of its allocations: tabs in this order. @param workspace the route of that page */
export function projectAllocationTabs<Workspace extends AnyRoute>(workspace: Workspace) {
  return [
    createRoute({
      getParentRoute: () => workspace,
      path: 'allocations',
      staticData: { crumb: 'Allocations', tab: 'Allocations' },
      component: lazyRouteComponent(() => import('./allocations/allocations-tab.tsx'), 'AllocationsTab'),
    }),
    createRoute({
      getParentRoute: () => workspace,
      path: 'entitlements',
      staticData: { crumb: 'Entitlements', tab: 'Entitlements' },
      component: lazyRouteComponent(() => import('./entitlements/entitlements-tab.tsx'), 'EntitlementsTab'),
    }),
    createRoute({
      getParentRoute: () => workspace,
      path: 'data-shares',
      staticData: { crumb: 'Data shares', tab: 'Data shares' },
      component: lazyRouteComponent(() => import('./data-shares/data-shares-tab.tsx'), 'DataSharesTab'),
    }),
    createRoute({
      getParentRoute: () => workspace,
      path: 'sharing',
      staticData: { crumb: 'Sharing', tab: 'Sharing' },
      component: lazyRouteComponent(() => import('./sharing/sharing-tab.tsx'), 'SharingTab'),
    }),
  ] as const
}
