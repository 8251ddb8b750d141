import { drawResource } from '../src/contexts/allocations/operations/draw-resource.ts'
import { nameResourceManager } from '../src/contexts/projects/operations/name-resource-manager.ts'
import * as house from './given-allocations.ts'
import * as given from './given.ts'
import { kept } from './told.ts'

/** How many projects a portfolio has, each with five allocations. */
export const COUNT = 50

/** Fifty projects of two PIs, all kept by one manager; the first shares one per cent with each other one, the second has drawn. */
export async function portfolio() {
  const { tenantId } = await given.tenant()
  const manager = await given.person(tenantId, { roles: ['resource_manager', 'admin'], password: given.password })
  const pi = await given.person(tenantId, { roles: ['pi'], password: given.password })
  const projects = await kept(manager, async (ctx) => {
    const types = [
      await house.resourceType(ctx, { name: 'CPU' }),
      await house.resourceType(ctx, { name: 'GPU' }),
      await house.resourceType(ctx, { name: 'Disk', storage: true }),
    ] as const
    const ids: string[] = []
    for (let i = 0; i < COUNT; i++) {
      const projectId = await house.project(ctx, {
        name: `Project ${String(i).padStart(2, '0')}`,
        piId: i % 2 === 0 ? pi.userId : manager.userId,
      })
      ids.push(projectId)
      await nameResourceManager(ctx, { projectId, userId: manager.userId })
      for (let n = 0; n < 5; n++)
        await house.allocation(ctx, {
          projectId,
          resourceTypeId: types[n % 3]!,
          quantity: String(100 + i),
          ...(n === 4 ? { model: 'SUBSCRIPTION' as const } : {}),
        })
      if (i > 0) await house.share(ctx, [ids[0]!, projectId], '1')
    }
    await drawResource(ctx, { projectId: ids[1]!, resourceTypeId: types[0], amount: '50.5' })
    return ids
  })
  return { manager, pi, projects }
}
