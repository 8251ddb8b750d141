import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import { readQuantity } from '../rules/value-checks.ts'
import { allowCut } from './cut.ts'
import { refuseGrantedByRequest } from './granted-by-request.ts'
import { loadGraph } from './load-graph.ts'
import { allowSupply, watchSupply } from './supply.ts'
import { allocationToChange } from './the-allocation.ts'

export interface ResizeAllocation extends OperationInput {
  readonly id: string
  readonly quantity: string
  /** Leaves less than is drawn, if need be: the allocation is then overdrawn. */
  readonly force?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Changes an allocation's quantity: of the running period and of all to come. Periods that have ended stay as they were. */
export function resizeAllocation(ctx: Context, input: ResizeAllocation): Promise<{ id: string }> {
  return operation(ctx, { name: 'resizeAllocation', input }, async () => {
    const quantity = formatFixed(unlessRefused(readQuantity(input.quantity)))
    const allocation = await allocationToChange(ctx, input)
    const { id, projectId, resourceTypeId, startsAt, at: now } = allocation
    if (allocation.quantity.lessThan(quantity)) await refuseGrantedByRequest(ctx, allocation, ['quantity'])
    const watch = await watchSupply(ctx, { typeIds: [resourceTypeId], touched: [id], at: now })
    const before = await loadGraph(ctx, { core: [projectId], from: now })
    await ctx.tx.allocation.update({ where: rowKey(ctx, id), data: { quantity }, select: { id: true } })
    await ctx.tx.allocationPeriod.updateMany({
      where: { tenantId: ctx.viewer.tenantId, allocationId: id, endsAt: { gt: now }, quantity: { not: quantity } },
      data: { quantity },
    })
    await allowSupply(ctx, watch, { touched: [allocation], field: ['quantity'] })
    const { graph: after } = await loadGraph(ctx, { core: [projectId], from: now })
    const at = startsAt > now ? startsAt : now
    await allowCut(ctx, {
      projectId,
      resourceTypeIds: [resourceTypeId],
      at,
      before,
      after,
      force: input.force ?? false,
      field: ['quantity'],
    })
    return { id }
  })
}
