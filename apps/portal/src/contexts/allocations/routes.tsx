import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readRequestsSearch } from './requests/requests-search.ts'
import { readAllocationsSearch } from './allocations/allocations-search.ts'
import { readWorkbenchSearch } from './workbench/workbench-search.ts'

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
      path: 'requests',
      staticData: { crumb: 'Requests' },
      validateSearch: readRequestsSearch,
      component: lazyRouteComponent(() => import('./requests/requests-page.tsx'), 'RequestsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'requests/$id',
      staticData: { crumb: 'Request' },
      component: lazyRouteComponent(() => import('./requests/request-page.tsx'), 'RequestPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'approval-rules',
      staticData: { crumb: 'Approval rules' },
      component: lazyRouteComponent(() => import('./approval-rules/approval-rules-page.tsx'), 'ApprovalRulesPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'inbox',
      staticData: { crumb: 'Inbox' },
      component: lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'allocations/workbench',
      staticData: { crumb: 'Workbench' },
      validateSearch: readWorkbenchSearch,
      component: lazyRouteComponent(() => import('./workbench/workbench-page.tsx'), 'WorkbenchPage'),
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
      path: 'supply',
      staticData: { crumb: 'Supply' },
      component: lazyRouteComponent(() => import('./supply/supply-page.tsx'), 'SupplyPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'supply/$typeId',
      staticData: { crumb: 'Supply' },
      component: lazyRouteComponent(() => import('./supply/type-supply-page.tsx'), 'TypeSupplyPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'usage',
      staticData: { crumb: 'Use' },
      component: lazyRouteComponent(() => import('./usage-import/usage-import-page.tsx'), 'UsageImportPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'billing',
      staticData: { crumb: 'Billing' },
      component: lazyRouteComponent(() => import('./billing/billing-page.tsx'), 'BillingPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'statements/$id',
      staticData: { crumb: 'Statement' },
      component: lazyRouteComponent(() => import('./billing/statement-page.tsx'), 'StatementPage'),
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
      path: 'requests',
      staticData: { crumb: 'Requests', tab: 'Requests' },
      component: lazyRouteComponent(() => import('./requests/requests-tab.tsx'), 'RequestsTab'),
    }),
    createRoute({
      getParentRoute: () => workspace,
      path: 'entitlements',
      staticData: { crumb: 'Entitlements', tab: 'Entitlements' },
      component: lazyRouteComponent(() => import('./entitlements/entitlements-tab.tsx'), 'EntitlementsTab'),
    }),
    createRoute({
      getParentRoute: () => workspace,
      path: 'usage',
      staticData: { crumb: 'Usage', tab: 'Usage' },
      component: lazyRouteComponent(() => import('./usage/usage-tab.tsx'), 'UsageTab'),
    }),
    createRoute({
      getParentRoute: () => workspace,
      path: 'statements',
      staticData: { crumb: 'Statements', tab: 'Statements' },
      component: lazyRouteComponent(() => import('./billing/statements-tab.tsx'), 'StatementsTab'),
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
