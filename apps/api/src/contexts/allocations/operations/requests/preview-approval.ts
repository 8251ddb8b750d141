import type { AllocationRequest } from '@tenure/prisma/client'
import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { holds } from '../../../identity/index.ts'
import { asAwarded } from '../../rules/as-awarded.ts'
import { entitlementAt } from '../../rules/entitlement.ts'
import { loadGraph } from '../load-graph.ts'
import { lastPeriod } from '../period-rows.ts'
import { type Consequence, preview } from '../preview.ts'
import type { RequestKind } from '../../rules/request-states.ts'
import { type ApproveRequest, approveRequest } from './approve-request.ts'
import { awardOf } from './award.ts'
import { carryOut } from './carry-out.ts'
import { type Award, lockedRequest } from './the-request.ts'

/**
 * Does the approval under a savepoint and undoes it. Where others have still to approve, does what was approved in the
 * viewer's own name, if that is theirs to do. Who only approves, and sees nothing of the project, is told what of the
 * type it may use now, and what it may then, by the rules alone.
 */
export async function previewApproval(ctx: Context, input: ApproveRequest): Promise<Consequence[]> {
  const request = await lockedRequest(ctx, input)
  const project = await ctx.tx.project.findUnique({ where: rowKey(ctx, request.projectId), select: { id: true } })
  // The reason is asked when it is done, not when it is looked at.
  const looked = { ...input, reason: input.reason?.trim() || 'Preview' }
  const award = awardOf(request, looked)
  if (!project) return ofTheProject(ctx, request, { award, looked })
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

/** Of a project that the viewer does not see: what it may use of the type that the request is about, and no more. */
async function ofTheProject(
  ctx: Context,
  request: AllocationRequest,
  { award, looked }: { readonly award: Award; readonly looked: ApproveRequest },
): Promise<Consequence[]> {
  const { projectId, resourceTypeId, kind, allocationId } = request
  const { graph } = await loadGraph(ctx, { core: [projectId], from: ctx.now })
  // What the approval is refused with, this is too.
  await preview(ctx, { projectId }, () => approveRequest(ctx, looked))
  const held = allocationId === null ? undefined : graph.allocation.get(allocationId)
  const later =
    kind === 'NEW'
      ? request.startsAt
      : award.endsAt && !award.quantity
        ? (held?.endsAt ?? null)
        : (held?.startsAt ?? null)
  const at = later && later > ctx.now ? later : ctx.now
  const point = { projectId, resourceTypeId, at }
  const quantity = award.quantity === null ? null : parseQuantity(award.quantity)
  const before = entitlementAt(graph, point)
  const after = entitlementAt(asAwarded(graph, { ...point, kind: kind as RequestKind, allocationId, quantity }), point)
  return [
    {
      ...point,
      before: formatFixed(before.entitlement),
      after: formatFixed(after.entitlement),
      drawn: formatFixed(after.drawn),
    },
  ]
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
