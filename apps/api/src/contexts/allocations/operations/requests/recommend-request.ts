import type { Context } from '../../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { InvalidInput } from '../../../../kernel/refusals.ts'
import { checkedAward } from './award.ts'
import { inReview, lockedRequest, requireDecide } from './the-request.ts'

export interface RecommendRequest extends OperationInput {
  readonly id: string
  /** Instead of the quantity that was asked. */
  readonly quantity?: string | null | undefined
  /** Instead of the end that was asked. */
  readonly endsAt?: Date | null | undefined
  /** In words, for who approves and who asked. */
  readonly recommendation?: string | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Writes down what a reviewer recommends beside what was asked: an approver may award it, or not. */
export function recommendRequest(ctx: Context, input: RecommendRequest): Promise<{ id: string }> {
  return operation(ctx, { name: 'recommendRequest', input }, async () => {
    const request = await lockedRequest(ctx, input)
    await requireDecide(ctx, request, 'recommend on')
    const award = checkedAward(request, input)
    const words = input.recommendation?.trim() || null
    if (!award.quantity && !award.endsAt && !words)
      throw new InvalidInput('Recommend a quantity, an end, or say it in words.', ['recommendation'])
    if ((words?.length ?? 0) > 5000)
      throw new InvalidInput('A recommendation has at most 5,000 characters.', ['recommendation'])
    const { id } = await inReview(ctx, request)
    await ctx.tx.allocationRequest.update({
      where: rowKey(ctx, id),
      data: {
        recommendedQuantity: award.quantity,
        recommendedEndsAt: award.endsAt,
        recommendation: words,
        recommendedBy: ctx.viewer.userId,
      },
      select: { id: true },
    })
    return { id: request.id }
  })
}
