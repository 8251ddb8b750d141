import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readGroupsSearch } from './groups/groups-search.ts'
import { readPeopleSearch } from './people/people-search.ts'

/** The addresses of people, teams, roles and the institution, and of the viewer's own profile. @param parent the layout of signed-in people */
export function identityRoutes<Parent extends AnyRoute>(parent: Parent) {
  const people = createRoute({
    getParentRoute: () => parent,
    path: 'people',
    staticData: { crumb: 'People' },
    validateSearch: readPeopleSearch,
    component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
  })
  const person = createRoute({
    getParentRoute: () => parent,
    path: 'people/$personId',
    staticData: { crumb: 'Person' },
    component: lazyRouteComponent(() => import('./person/person-page.tsx'), 'PersonPage'),
  })
  const teams = createRoute({
    getParentRoute: () => parent,
    path: 'teams',
    staticData: { crumb: 'Teams' },
    component: lazyRouteComponent(() => import('./teams/teams-page.tsx'), 'TeamsPage'),
  })
  const roles = createRoute({
    getParentRoute: () => parent,
    path: 'roles',
    staticData: { crumb: 'Roles' },
    validateSearch: ({ role }: Record<string, unknown>): { role?: string } =>
      typeof role === 'string' ? { role } : {},
    component: lazyRouteComponent(() => import('./roles/roles-page.tsx'), 'RolesPage'),
  })
  const institution = createRoute({
    getParentRoute: () => parent,
    path: 'institution',
    staticData: { crumb: 'Institution' },
    component: lazyRouteComponent(() => import('./institution/institution-page.tsx'), 'InstitutionPage'),
  })
  const groups = createRoute({
    getParentRoute: () => parent,
    path: 'groups',
    staticData: { crumb: 'Groups' },
    validateSearch: readGroupsSearch,
    component: lazyRouteComponent(() => import('./groups/groups-page.tsx'), 'GroupsPage'),
  })
  const profile = createRoute({
    getParentRoute: () => parent,
    path: 'profile',
    staticData: { crumb: 'Profile' },
    component: lazyRouteComponent(() => import('./profile/profile-page.tsx'), 'ProfilePage'),
  })
  const signInSettings = createRoute({
    getParentRoute: () => parent,
    path: 'admin/sign-in',
    staticData: { crumb: 'Sign-in' },
    component: lazyRouteComponent(() => import('./sign-in/sign-in-settings-page.tsx'), 'SignInSettingsPage'),
  })
  const notices = createRoute({
    getParentRoute: () => parent,
    path: 'notices',
    staticData: { crumb: 'Notices' },
    component: lazyRouteComponent(() => import('./notices/notices-page.tsx'), 'NoticesPage'),
  })
  return [people, person, teams, roles, institution, groups, profile, notices, signInSettings] as const
}
