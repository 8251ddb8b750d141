import type { Context } from '../../../../kernel/context.ts'
import { violates } from '../../../../kernel/database-errors.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { ApprovalRuleNameTaken } from '../../refusals/requests.ts'
import { checkedRule, requireRules, type RuleContent, writePeople } from './checked-rule.ts'
import { lockedRule } from './the-rule.ts'

/** The whole rule as it is to be. */
export interface EditApprovalRule extends OperationInput, RuleContent {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Changes whose approval requests need: at once, for those that wait too. */
export function editApprovalRule(ctx: Context, input: EditApprovalRule): Promise<{ id: string }> {
  return operation(ctx, { name: 'editApprovalRule', input }, async () => {
    const { id } = await lockedRule(ctx, input)
    requireRules(ctx)
    const { columns, people } = await checkedRule(ctx, input)
    try {
      await ctx.tx.approvalRule.update({ where: rowKey(ctx, id), data: columns, select: { id: true } })
    } catch (error) {
      if (violates(error, 'approval_rules_name_unique')) throw new ApprovalRuleNameTaken(columns.name)
      throw error
    }
    await writePeople(ctx, id, people)
    return { id }
  })
}
