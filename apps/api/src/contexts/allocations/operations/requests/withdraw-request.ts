import type { Context } from '../../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { lockedRequest, move, requireAsk } from './the-request.ts'

export interface WithdrawRequest extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Takes a request back, or throws a draft away: nothing more is decided about it. */
export function withdrawRequest(ctx: Context, input: WithdrawRequest): Promise<{ id: string }> {
  return operation(ctx, { name: 'withdrawRequest', input }, async () => {
    const request = await lockedRequest(ctx, input)
    await requireAsk(ctx, request)
    await move(ctx, request, { step: 'WITHDRAW', deed: 'withdrawn' })
    return { id: request.id }
  })
}
