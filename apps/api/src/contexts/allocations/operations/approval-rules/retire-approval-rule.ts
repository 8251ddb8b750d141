import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { requireRules } from './checked-rule.ts'
import { lockedRule } from './the-rule.ts'

export interface RetireApprovalRule extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** A rule holds no more: what was approved under it stays written. */
export function retireApprovalRule(ctx: Context, input: RetireApprovalRule): Promise<{ id: string }> {
  return operation(ctx, { name: 'retireApprovalRule', input }, async () => {
    const { id } = await lockedRule(ctx, input)
    requireRules(ctx)
    await ctx.tx.approvalRule.update({
      where: rowKey(ctx, id),
      data: { retiredAt: await ctx.moment() },
      select: { id: true },
    })
    return { id }
  })
}
