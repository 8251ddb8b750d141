import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotASubscription } from '../refusals/allocations.ts'
import type { Renewal } from '../rules/grant-terms.ts'
import { refuseGrantedByRequest } from './granted-by-request.ts'
import { lastPeriod } from './period-rows.ts'
import { allowSupply, watchSupply } from './supply.ts'
import { allocationToChange } from './the-allocation.ts'

export interface ChangeRenewal extends OperationInput {
  readonly id: string
  readonly renewal: Renewal
  readonly expectedVersion?: number | null | undefined
}

/** Says what happens when a subscription's period ends. One that no longer renews by itself ends with the period written last. */
export function changeRenewal(ctx: Context, input: ChangeRenewal): Promise<{ id: string }> {
  return operation(ctx, { name: 'changeRenewal', input }, async () => {
    const allocation = await allocationToChange(ctx, input)
    const { id, resourceTypeId, allocationModel, renewal, endsAt, at } = allocation
    if (allocationModel === 'CONDO') throw new NotASubscription(['renewal'])
    if (input.renewal === renewal) return { id }
    if (input.renewal === 'AUTO') await refuseGrantedByRequest(ctx, allocation, ['renewal'])
    const watch = await watchSupply(ctx, { typeIds: [resourceTypeId], touched: [id], at })
    const end = input.renewal === 'AUTO' ? null : (endsAt ?? (await lastPeriod(ctx, id)).endsAt)
    await ctx.tx.allocation.update({
      where: rowKey(ctx, id),
      data: { renewal: input.renewal, endsAt: end, endedReason: null },
      select: { id: true },
    })
    await allowSupply(ctx, watch, { touched: [allocation], field: ['renewal'] })
    return { id }
  })
}
