import type { AllocationRequest } from '@tenure/prisma/client'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { relationsChanged } from '../../../projects/index.ts'
import { AlreadyApprovedByYou } from '../../refusals/requests.ts'
import { isBeforeDeciders, type RequestState } from '../../rules/request-states.ts'
import { awardOf } from './award.ts'
import { carryOut } from './carry-out.ts'
import { tellAskers } from './tell.ts'
import {
  type ApprovalStep,
  approvalSteps,
  type Award,
  elsewhere,
  inReview,
  lockedRequest,
  move,
  requireDecide,
} from './the-request.ts'

export interface ApproveRequest extends OperationInput {
  readonly id: string
  /** What is awarded instead of what was asked: with a reason. */
  readonly quantity?: string | null | undefined
  readonly endsAt?: Date | null | undefined
  /** Leaves recipients overdrawn, if need be. */
  readonly force?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

const missing = (steps: readonly ApprovalStep[]) =>
  steps.reduce((sum, { given, needed }) => sum + Math.max(needed - given, 0), 0)

/**
 * Approves a request. With the last approval that its rules ask for, what was approved is done in the same
 * transaction; what can't be done any more refuses the approval, and the request stays in review.
 */
export function approveRequest(ctx: Context, input: ApproveRequest): Promise<{ id: string }> {
  return operation(ctx, { name: 'approveRequest', input }, async () => {
    const seen = await lockedRequest(ctx, input)
    if (!isBeforeDeciders(seen.state as RequestState)) throw await elsewhere(ctx, seen.id, 'approved')
    await requireDecide(ctx, seen, 'approve')
    const award = awardOf(seen, input)
    const request = await inReview(ctx, seen)
    const steps = await approvalSteps(ctx, request.id, award)
    const mine = steps.filter(({ viewerMay, viewerGave }) => viewerMay && !viewerGave)
    if (mine.length === 0) throw new AlreadyApprovedByYou(missing(steps))
    await writeApprovals(ctx, request, { mine, award, reason: input.reason?.trim() || null })
    if (missing(await approvalSteps(ctx, request.id, award)) === 0) await decide(ctx, request, { ...input, award })
    return { id: request.id }
  })
}

async function writeApprovals(
  ctx: Context,
  { id, projectId, round }: AllocationRequest,
  {
    mine,
    award,
    reason,
  }: { readonly mine: readonly ApprovalStep[]; readonly award: Award; readonly reason: string | null },
): Promise<void> {
  const approvedAt = await ctx.moment()
  await ctx.tx.requestApproval.createMany({
    data: mine.map(({ ruleId }) => ({
      tenantId: ctx.viewer.tenantId,
      id: newId(),
      projectId,
      requestId: id,
      round,
      ruleId,
      userId: ctx.viewer.userId,
      quantity: award.quantity,
      endsAt: award.endsAt,
      reason,
      approvedAt,
    })),
  })
}

/** From here to the end of the operation the database lets the approver do what was approved, whoever they are to the project. */
async function decide(
  ctx: Context,
  request: AllocationRequest,
  { award, force, reason }: ApproveRequest & { readonly award: Award },
) {
  await move(ctx, request, {
    step: 'APPROVE',
    deed: 'approved',
    set: {
      awarded_quantity: award.quantity,
      awarded_ends_at: award.endsAt,
      decided_by: ctx.viewer.userId,
      decided_at: await ctx.moment(),
    },
  })
  try {
    relationsChanged(ctx)
    const outcome = await carryOut(ctx, request, {
      award,
      force,
      reason: reason ?? request.justification.slice(0, 500),
    })
    await ctx.sql(`select set_config('app.action', 'approveRequest', true)`)
    await ctx.sql(
      'update allocations.allocation_requests set granted_allocation_id = $3, data_share_id = $4 where tenant_id = $1 and id = $2',
      [ctx.viewer.tenantId, request.id, outcome.grantedAllocationId, outcome.dataShareId],
    )
    await ctx.sql(`select set_config('app.award', '', true)`)
    await tellAskers(ctx, request, { decision: 'approved' })
  } finally {
    relationsChanged(ctx)
  }
}
