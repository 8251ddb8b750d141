import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation } from '../../../../kernel/operation.ts'
import { NotFound } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../../identity/index.ts'
import { type EndPrice, endingDay } from './end-rate.ts'

/** Ends a discount: from that day on its projects pay the whole price, or what a discount of every type leaves. */
export function clearDiscount(ctx: Context, input: EndPrice): Promise<{ id: string }> {
  return operation(ctx, { name: 'clearDiscount', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'end discounts')
    await ctx.sql('select from allocations.discounts where tenant_id = $1 and id = $2 for no key update', [
      ctx.viewer.tenantId,
      input.id,
    ])
    const discount = await ctx.tx.discount.findUnique({ where: rowKey(ctx, input.id) })
    if (!discount) throw new NotFound('discount', ['id'])
    const validUntil = await endingDay(ctx, discount, { ...input, table: 'discounts' })
    await ctx.tx.discount.update({ where: rowKey(ctx, discount.id), data: { validUntil }, select: { id: true } })
    return { id: discount.id }
  })
}
