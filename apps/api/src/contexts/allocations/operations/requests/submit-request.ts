import type { Context } from '../../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { RequestIncomplete } from '../../refusals/requests.ts'
import { isEditable, type RequestState } from '../../rules/request-states.ts'
import { tellDeciders } from './tell.ts'
import { elsewhere, lockedRequest, move, requireAsk } from './the-request.ts'

export interface SubmitRequest extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Puts a request before those who decide; again, where it was sent back: what was approved before then is approved no more. */
export function submitRequest(ctx: Context, input: SubmitRequest): Promise<{ id: string }> {
  return operation(ctx, { name: 'submitRequest', input }, async () => {
    const request = await lockedRequest(ctx, input)
    await requireAsk(ctx, request)
    if (!isEditable(request.state as RequestState)) throw await elsewhere(ctx, request.id, 'submitted')
    await refuseIncomplete(ctx, request)
    await move(ctx, request, {
      step: 'SUBMIT',
      deed: 'submitted',
      set: { round: request.round + 1, submitted_at: await ctx.moment() },
    })
    await tellDeciders(ctx, { ...request, round: request.round + 1 })
    return { id: request.id }
  })
}

async function refuseIncomplete(ctx: Context, request: Awaited<ReturnType<typeof lockedRequest>>): Promise<void> {
  const renewedByHand = request.kind === 'RENEWAL' && (await isRenewedByHand(ctx, request.allocationId!))
  const missing: [string, readonly string[]][] = []
  if (request.justification.trim() === '') missing.push(['why it is needed', ['justification']])
  if (request.kind === 'NEW' && !request.requestedQuantity) missing.push(['how much', ['quantity']])
  if (request.kind === 'CHANGE' && !request.requestedQuantity && !request.requestedEndsAt)
    missing.push(['another quantity or a later end', ['quantity']])
  if (request.kind === 'RENEWAL' && !request.requestedEndsAt && !renewedByHand) missing.push(['until when', ['endsAt']])
  const unanswered = await ctx.sql<{ wording: string }>(
    `select q.wording from allocations.resource_type_questions q
     where q.tenant_id = $1 and q.resource_type_id = $2 and q.retired_at is null and q.is_required
       and not exists (select from allocations.request_answers a where a.tenant_id = q.tenant_id and a.request_id = $3 and a.question_id = q.id)
     order by q.position, q.id`,
    [ctx.viewer.tenantId, request.resourceTypeId, request.id],
  )
  for (const { wording } of unanswered) missing.push([`an answer to “${wording}”`, ['answers']])
  if (missing.length > 0)
    throw new RequestIncomplete(
      missing.map(([words]) => words),
      missing[0]![1],
    )
}

/** A subscription that is renewed by hand is renewed by its next period: nobody has to say until when. */
export async function isRenewedByHand(ctx: Context, allocationId: string): Promise<boolean> {
  const [found] = await ctx.sql<{ renewal: string }>(
    'select renewal from allocations.allocations where tenant_id = $1 and id = $2',
    [ctx.viewer.tenantId, allocationId],
  )
  return found?.renewal === 'MANUAL'
}
