import type { Context } from '../../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { lockedRequest, move, requireDecide } from './the-request.ts'

export interface TakeRequestIntoReview extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Says that a submitted request is being looked at. */
export function takeRequestIntoReview(ctx: Context, input: TakeRequestIntoReview): Promise<{ id: string }> {
  return operation(ctx, { name: 'takeRequestIntoReview', input }, async () => {
    const request = await lockedRequest(ctx, input)
    await requireDecide(ctx, request, 'review')
    await move(ctx, request, { step: 'REVIEW', deed: 'taken into review' })
    return { id: request.id }
  })
}
