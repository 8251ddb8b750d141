import type { Allocation, ResourceType } from '@tenure/prisma/client'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { requireChangeAllocation } from '../access.ts'
import { allocationHistory } from '../history.ts'
import { AllocationEnded } from '../refusals/allocations.ts'
import { lockForCut } from './locks.ts'

export type TheAllocation = Allocation & { readonly resourceType: ResourceType }

/** With the moment of the decision about it. */
export type ToDecide = TheAllocation & { readonly at: Date }

const include = { resourceType: true } as const

export interface ToChange {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/**
 * The allocation to change: visible to the viewer, theirs to change, locked with everything that a change of it reaches,
 * as it stands after the lock, of the version that the editor saw, and not ended.
 */
export async function allocationToChange(
  ctx: Context,
  { id, expectedVersion }: ToChange,
  { ended = 'REFUSED' }: { readonly ended?: 'REFUSED' | 'ALLOWED' } = {},
): Promise<ToDecide> {
  const seen = await ctx.tx.allocation.findUnique({ where: rowKey(ctx, id), select: { projectId: true } })
  if (!seen) throw new NotFound('allocation', ['id'])
  await requireChangeAllocation(ctx, seen)
  const at = await lockForCut(ctx, [seen.projectId])
  // The worker that renews takes the row as well as the project.
  await ctx.sql('select from allocations.allocations where tenant_id = $1 and id = $2 for no key update', [
    ctx.viewer.tenantId,
    id,
  ])
  const allocation = await ctx.tx.allocation.findUniqueOrThrow({ where: rowKey(ctx, id), include })
  await refuseStale(ctx, allocation, { expected: expectedVersion, history: allocationHistory })
  if (ended === 'REFUSED' && allocation.endsAt !== null && allocation.endsAt <= at)
    throw new AllocationEnded(allocation.endsAt)
  if (allocation.endsAt === null && allocation.periodEnd <= at) {
    // The worker has not been here since the period ended.
    await ctx.sql('select allocations.roll_periods($1, $2)', [[id], at])
    return { ...(await ctx.tx.allocation.findUniqueOrThrow({ where: rowKey(ctx, id), include })), at }
  }
  return { ...allocation, at }
}
