import type { Context } from '../../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { tellAskers } from './tell.ts'
import { inReview, lockedRequest, move, requireDecide, requireReason } from './the-request.ts'

export interface ReturnRequest extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Sends a request back for changes: who asked mends it and submits it again. */
export function returnRequest(ctx: Context, input: ReturnRequest): Promise<{ id: string }> {
  return operation(ctx, { name: 'returnRequest', input }, async () => {
    const request = await lockedRequest(ctx, input)
    await requireDecide(ctx, request, 'send back')
    requireReason(input, 'Say what is to be changed.')
    await move(ctx, await inReview(ctx, request), { step: 'RETURN', deed: 'sent back' })
    await tellAskers(ctx, request, { decision: null, reason: input.reason })
    return { id: request.id }
  })
}
