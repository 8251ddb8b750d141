import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readPeopleSearch } from './people/people-search.ts'

/** The addresses of people, and of the viewer's own profile. @param parent the layout of signed-in people */
export function identityRoutes<Parent extends AnyRoute>(parent: Parent) {
  const people = createRoute({
    getParentRoute: () => parent,
    path: 'people',
    staticData: { crumb: 'People' },
    validateSearch: readPeopleSearch,
    component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
  })
  const profile = createRoute({
    getParentRoute: () => parent,
    path: 'profile',
    staticData: { crumb: 'Profile' },
    component: lazyRouteComponent(() => import('./profile/profile-page.tsx'), 'ProfilePage'),
  })
  return [people, profile] as const
}
