import { type AnyRoute, createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import type { Client } from '@urql/core'
import { NoProject } from './no-project.tsx'

interface Loading {
  readonly context: { readonly client: Client }
  readonly params: { readonly publicId: string }
}

/**
 * The addresses of projects. Tabs of other contexts are children of `workspace`: a child with `staticData.tab` is a tab, in the
 * order of the children.
 * @param parent the layout of signed-in people
 */
export function projectRoutes<Parent extends AnyRoute>(parent: Parent) {
  const projects = createRoute({ getParentRoute: () => parent, path: 'projects', staticData: { crumb: 'Projects' } })
  const list = createRoute({
    getParentRoute: () => projects,
    path: '/',
    validateSearch: readListSearch,
    component: lazyRouteComponent(() => import('./projects-page.tsx'), 'ProjectsPage'),
  })
  const workspace = createRoute({
    getParentRoute: () => projects,
    path: '$publicId',
    // The parent is any route, so its context is not known here by type.
    loader: (match) => loadWorkspace(match as unknown as Loading),
    component: lazyRouteComponent(() => import('./project-workspace.tsx'), 'ProjectWorkspace'),
    notFoundComponent: NoProject,
  })
  const overview = createRoute({
    getParentRoute: () => workspace,
    path: '/',
    staticData: { tab: 'Overview' },
    component: lazyRouteComponent(() => import('./overview/project-overview.tsx'), 'ProjectOverview'),
  })
  const people = createRoute({
    getParentRoute: () => workspace,
    path: 'people',
    staticData: { crumb: 'People', tab: 'People' },
    component: lazyRouteComponent(() => import('./people/project-people.tsx'), 'ProjectPeople'),
  })
  const history = createRoute({
    getParentRoute: () => workspace,
    path: 'history',
    staticData: { crumb: 'History', tab: 'History' },
    validateSearch: ({ view }): { view?: 'audit' | 'compare' } =>
      view === 'audit' || view === 'compare' ? { view } : {},
    component: lazyRouteComponent(() => import('./history/project-history.tsx'), 'ProjectHistory'),
  })
  return { projects, list, workspace, overview, people, history } as const
}

async function loadWorkspace({
  context,
  params,
}: Loading): Promise<{ readonly crumb: string; readonly projectId: string }> {
  // Not with the first screen, whose weight it would be.
  const { ProjectWorkspaceDocument } = await import('../../graphql/generated/project-workspace.ts')
  const { data, error } = await context.client
    .query(ProjectWorkspaceDocument, { publicId: params.publicId })
    .toPromise()
  if (data?.project) return { crumb: data.project.name, projectId: data.project.id }
  if (error && !data) throw error
  // oxlint-disable-next-line typescript/only-throw-error -- The router's own way to say that there is no such page.
  throw notFound()
}

/** What of the list is kept in its address. */
export interface ProjectsSearch {
  readonly search?: string
  readonly sort?: string
  /** Which: the viewer's own, or archived ones; all living ones unless said. */
  readonly which?: 'mine' | 'archived'
  readonly status?: 'DRAFT'
}

function readListSearch({ search, sort, which, status }: Record<string, unknown>): ProjectsSearch {
  return {
    ...(typeof search === 'string' && search && { search }),
    ...(typeof sort === 'string' && { sort }),
    ...((which === 'mine' || which === 'archived') && { which }),
    ...(status === 'DRAFT' && { status }),
  }
}
