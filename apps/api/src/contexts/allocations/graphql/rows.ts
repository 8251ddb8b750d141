import type { Allocation, DataShare, Project, ResourceShare, ResourceType, User } from '@tenure/prisma/client'
import { batched, byId } from '../../../kernel/batch.ts'
import type { Context } from '../../../kernel/context.ts'

// Rows that a figure speaks of, in one statement for all of a request that ask for the same fields. A row that the viewer
// may not see is undefined. `query` is what Pothos made of the fields asked.

export const resourceTypeRow = batched<ResourceType, object>(async (ctx, ids, query) =>
  byId(await ctx.tx.resourceType.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } })),
)

/** The resource type of a figure: every viewer of the tenant may see it, so that it is always there. */
export async function theResourceType(ctx: Context, id: string, query: object): Promise<ResourceType> {
  const type = await resourceTypeRow(ctx, id, query)
  if (!type) throw new Error(`The resource type ${id} is gone.`)
  return type
}

export const allocationRow = batched<Allocation, object>(async (ctx, ids, query) =>
  byId(await ctx.tx.allocation.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } })),
)

export const resourceShareRow = batched<ResourceShare, object>(async (ctx, ids, query) =>
  byId(await ctx.tx.resourceShare.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } })),
)

/** The live data share of an allocation. */
export const dataShareOfAllocation = batched<DataShare, object>(async (ctx, ids, query) => {
  const rows = await ctx.tx.dataShare.findMany({
    ...query,
    where: { tenantId: ctx.viewer.tenantId, sourceAllocationId: { in: ids }, releasedAt: null },
  })
  return new Map(rows.map((row) => [row.sourceAllocationId, row]))
})

export const projectRow = batched<Project, object>(async (ctx, ids, query) =>
  byId(await ctx.tx.project.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } })),
)

const userRow = batched<User, object>(async (ctx, ids, query) =>
  byId(await ctx.tx.user.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } })),
)

/** A person of the tenant: they all know one another, so that it is always there. */
export async function theUser(ctx: Context, id: string, query: object): Promise<User> {
  const user = await userRow(ctx, id, query)
  if (!user) throw new Error(`The person ${id} is gone.`)
  return user
}
