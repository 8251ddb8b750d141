import type { Context } from '../../../../kernel/context.ts'
import { violates } from '../../../../kernel/database-errors.ts'
import { newId } from '../../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { ApprovalRuleNameTaken } from '../../refusals/requests.ts'
import { checkedRule, requireRules, type RuleContent, writePeople } from './checked-rule.ts'

export interface CreateApprovalRule extends OperationInput, RuleContent {}

/** Says whose approval requests need, from now on: those that wait already need it too. */
export function createApprovalRule(ctx: Context, input: CreateApprovalRule): Promise<{ id: string }> {
  return operation(ctx, { name: 'createApprovalRule', input }, async () => {
    requireRules(ctx)
    const { columns, people } = await checkedRule(ctx, input)
    const id = newId()
    try {
      await ctx.tx.approvalRule.create({
        data: { ...columns, tenantId: ctx.viewer.tenantId, id },
        select: { id: true },
      })
    } catch (error) {
      if (violates(error, 'approval_rules_name_unique')) throw new ApprovalRuleNameTaken(columns.name)
      throw error
    }
    await writePeople(ctx, id, people)
    return { id }
  })
}
