import { formatGrouped } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { notify } from '../../identity/index.ts'
import { keepersOf } from '../../projects/index.ts'
import { AlreadyRenewed, NotRenewedByHand } from '../refusals/allocations.ts'
import { type BillingPeriod, renew } from '../rules/periods.ts'
import { refuseGrantedByRequest } from './granted-by-request.ts'
import { lastPeriod, writePeriods } from './period-rows.ts'
import { allowSupply, watchSupply } from './supply.ts'
import { allocationToChange } from './the-allocation.ts'

export interface RenewAllocation extends OperationInput {
  readonly id: string
  /** The number of the period to make; absent, the next. One that stands already is not made again. */
  readonly k?: number | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Adds the next period of a subscription that is renewed by hand, at its present quantity, counted from its start even when late. */
export function renewAllocation(ctx: Context, input: RenewAllocation): Promise<{ id: string }> {
  return operation(ctx, { name: 'renewAllocation', input }, async () => {
    const allocation = await allocationToChange(ctx, input, { ended: 'ALLOWED' })
    const { id, startsAt, renewal, allocationModel, at, quantity, resourceType } = allocation
    if (allocationModel === 'CONDO') throw new NotRenewedByHand('CONDO')
    const last = await lastPeriod(ctx, id)
    if (input.k !== null && input.k !== undefined && input.k <= last.k) return { id }
    if (renewal !== 'MANUAL') throw new NotRenewedByHand(renewal as 'AUTO' | 'NONE')
    if (last.startsAt > at) throw new AlreadyRenewed(last.k, last)
    await refuseGrantedByRequest(ctx, allocation, ['id'])
    const [next] = renew({ anchor: startsAt, billingPeriod: allocation.billingPeriod as BillingPeriod }, last, 1)
    if (input.k && input.k !== next!.k)
      throw new InvalidInput(`The next period is number ${next!.k}. Renew one after the other.`, ['k'])
    const watch = await watchSupply(ctx, { typeIds: [allocation.resourceTypeId], touched: [id], at })
    await writePeriods(ctx, allocation, [next!])
    const turned = next!.startsAt <= at ? { periodStart: next!.startsAt, periodEnd: next!.endsAt } : {}
    await ctx.tx.allocation.update({
      where: rowKey(ctx, id),
      data: { endsAt: next!.endsAt, ...turned },
      select: { id: true },
    })
    await allowSupply(ctx, watch, { touched: [allocation], field: ['id'] })
    await notify(ctx, {
      recipients: await keepersOf(ctx, allocation.projectId),
      kind: 'allocation.renewed',
      key: `${id} ${next!.k}`,
      projectId: allocation.projectId,
      about: { type: 'allocations', id },
      details: {
        what: `${formatGrouped(parseQuantity(quantity.toFixed(4)))} ${resourceType.unit} of ${resourceType.name}`,
        date: next!.endsAt.toISOString(),
      },
    })
    return { id }
  })
}
