import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { isEditable, type RequestKind, type RequestState } from '../../rules/request-states.ts'
import { type Asked, askedColumns } from './asked-terms.ts'
import { elsewhere, lockedRequest, requireAsk } from './the-request.ts'
import { type Answer, writeAnswers } from './write-answers.ts'

/** What is left out stays; null takes it away. */
export interface EditRequest extends OperationInput, Asked {
  readonly id: string
  /** Of a new allocation alone. */
  readonly resourceTypeId?: string | null | undefined
  readonly answers?: readonly Answer[] | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Changes what is asked, while it is a draft or was sent back. */
export function editRequest(ctx: Context, input: EditRequest): Promise<{ id: string }> {
  return operation(ctx, { name: 'editRequest', input }, async () => {
    const request = await lockedRequest(ctx, input)
    await requireAsk(ctx, request)
    if (!isEditable(request.state as RequestState)) throw await elsewhere(ctx, request.id, 'edited')
    const kind = request.kind as RequestKind
    const resourceTypeId = (kind === 'NEW' ? input.resourceTypeId : null) ?? request.resourceTypeId
    // Changing the model lets go of the terms of the other one.
    const kept = input.model && input.model !== request.allocationModel ? {} : termsOf(request)
    const columns = await askedColumns(
      ctx,
      { kind, resourceTypeId },
      { ...standingOf(request), ...kept, ...given(input) },
    )
    await ctx.tx.allocationRequest.update({ where: rowKey(ctx, request.id), data: columns, select: { id: true } })
    await writeAnswers(ctx, { ...request, resourceTypeId }, input.answers ?? [])
    return { id: request.id }
  })
}

type Row = Awaited<ReturnType<typeof lockedRequest>>

const standingOf = (row: Row): Asked => ({
  justification: row.justification,
  quantity: row.requestedQuantity?.toFixed(4) ?? null,
  endsAt: row.requestedEndsAt,
  model: row.allocationModel as Asked['model'],
  startsAt: row.startsAt,
  dataShareName: row.dataShareName,
  storageSubtype: row.storageSubtype as Asked['storageSubtype'],
})
const termsOf = (row: Row): Asked => ({
  billingPeriod: row.billingPeriod as Asked['billingPeriod'],
  renewal: row.renewal as Asked['renewal'],
  periods: row.periods,
  lifetimeMonths: row.lifetimeMonths,
})

const fields = [
  'justification',
  'quantity',
  'endsAt',
  'model',
  'billingPeriod',
  'renewal',
  'periods',
  'lifetimeMonths',
  'startsAt',
  'dataShareName',
  'storageSubtype',
] as const satisfies readonly (keyof Asked)[]

const given = (input: Asked): Asked =>
  Object.fromEntries(fields.filter((name) => input[name] !== undefined).map((name) => [name, input[name]]))
