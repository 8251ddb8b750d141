import type { Context } from '../../../../kernel/context.ts'
import type { KnownFacility } from './known.ts'
import { loadAllocations, loadTypes } from './load-allocations.ts'
import { loadGroups, loadPeople, loadRoles } from './load-people.ts'
import { loadProjects } from './load-projects.ts'
import { loadDataShares, loadShares } from './load-shares.ts'

/** All that files can speak of, in eight statements whatever its size. */
export async function loadFacility(ctx: Context): Promise<KnownFacility> {
  const [people, roles, types, groups, projects, allocations, shares, dataShares] = await Promise.all([
    loadPeople(ctx),
    loadRoles(ctx),
    loadTypes(ctx),
    loadGroups(ctx),
    loadProjects(ctx),
    loadAllocations(ctx),
    loadShares(ctx),
    loadDataShares(ctx),
  ])
  return { people, roles, types, groups, projects, allocations, shares, dataShares }
}
