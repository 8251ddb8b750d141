import type { MachineState } from '@tenure/interchange'
import type { Context } from '../../../kernel/context.ts'
import { facilityOf } from './state/facility-of.ts'
import { loadFacility } from './state/load-facility.ts'

interface EntitledRow {
  readonly projectId: string
  readonly resourceTypeId: string
  readonly entitlement: string
  readonly headroom: string
}

/** The facility and what each project may use, as its machines should have it now; nine statements whatever its size. */
export async function machineState(ctx: Context): Promise<MachineState> {
  const known = await loadFacility(ctx)
  const rows = await ctx.sql<EntitledRow>(
    `select project_id as "projectId", resource_type_id as "resourceTypeId", trim_scale(entitlement)::text as entitlement, trim_scale(headroom)::text as headroom
     from allocations.entitlements($1, $2)`,
    [known.projects.map(({ id }) => id), ctx.now],
  )
  const keys = new Map(known.projects.map(({ id, key }) => [id, key]))
  const types = new Map(known.types.map(({ id, name }) => [id, name]))
  return {
    at: ctx.now.toISOString(),
    facility: facilityOf(known, ctx.now),
    entitlements: rows.map(({ projectId, resourceTypeId, ...figures }) => ({
      project: keys.get(projectId) ?? '',
      resourceType: types.get(resourceTypeId) ?? '',
      ...figures,
    })),
  }
}
