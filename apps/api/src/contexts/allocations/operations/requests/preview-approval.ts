import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { holds } from '../../../identity/index.ts'
import { lastPeriod } from '../period-rows.ts'
import { type Consequence, preview } from '../preview.ts'
import { type ApproveRequest, approveRequest } from './approve-request.ts'
import { awardOf } from './award.ts'
import { carryOut } from './carry-out.ts'
import { lockedRequest } from './the-request.ts'

/**
 * Does the approval under a savepoint and undoes it. Where others have still to approve, does what was approved in the
 * viewer's own name, if that is theirs to do; who only approves, and sees nothing of the project, is told of nobody.
 */
export async function previewApproval(ctx: Context, input: ApproveRequest): Promise<Consequence[]> {
  const request = await lockedRequest(ctx, input)
  const project = await ctx.tx.project.findUnique({ where: rowKey(ctx, request.projectId), select: { id: true } })
  if (!project) return []
  // The reason is asked when it is done, not when it is looked at.
  const looked = { ...input, reason: input.reason?.trim() || 'Preview' }
  const award = awardOf(request, looked)
  const from = await effectFrom(ctx, request)
  return preview(ctx, { projectId: request.projectId, ...(from ? { from } : {}) }, async () => {
    await approveRequest(ctx, looked)
    const after = await ctx.tx.allocationRequest.findUniqueOrThrow({
      where: rowKey(ctx, request.id),
      select: { state: true },
    })
    if (after.state !== 'APPROVED' && holds(ctx, 'allocation:update'))
      await carryOut(ctx, request, { award, force: input.force, reason: looked.reason })
  })
}

/** When it would take effect, where that is later than now. */
async function effectFrom(ctx: Context, request: Awaited<ReturnType<typeof lockedRequest>>): Promise<Date | null> {
  if (request.kind === 'NEW') return request.startsAt
  const allocation = await ctx.tx.allocation.findUnique({ where: rowKey(ctx, request.allocationId!) })
  if (!allocation) return null
  if (request.kind === 'RENEWAL' && !request.requestedEndsAt) return (await lastPeriod(ctx, allocation.id)).endsAt
  // A later end alone is seen from the present end on; another quantity at once.
  if (request.requestedEndsAt && !request.requestedQuantity) return allocation.endsAt
  return allocation.startsAt
}
