import type { Context } from '../../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { tellAskers } from './tell.ts'
import { inReview, lockedRequest, move, requireDecide, requireReason } from './the-request.ts'

export interface DeclineRequest extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Declines a request: it is over. */
export function declineRequest(ctx: Context, input: DeclineRequest): Promise<{ id: string }> {
  return operation(ctx, { name: 'declineRequest', input }, async () => {
    const request = await lockedRequest(ctx, input)
    await requireDecide(ctx, request, 'decline')
    requireReason(input, 'Say why it is declined.')
    await move(ctx, await inReview(ctx, request), {
      step: 'DECLINE',
      deed: 'declined',
      set: { decided_by: ctx.viewer.userId, decided_at: await ctx.moment() },
    })
    await tellAskers(ctx, request, { decision: 'declined' })
    return { id: request.id }
  })
}
