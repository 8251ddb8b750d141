import type { Context } from '../../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { requirePermission } from '../../../identity/index.ts'
import { MonthNotOpen } from '../../refusals/billing.ts'
import { readMonth, utcDay } from '../../rules/billing/month.ts'

export interface IssueStatements extends OperationInput {
  /** Written as `2026-10`. */
  readonly month: string
}

/** B7, B8. Issues every statement of a month that is over; once it is issued, nothing new comes of it. Answers the month. */
export function issueStatements(ctx: Context, input: IssueStatements): Promise<{ id: string }> {
  return operation(ctx, { name: 'issueStatements', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'issue statements')
    const month = readMonth(input.month)
    // Whoever waits for another's issuing finds it done.
    await ctx.sql('savepoint issuing')
    try {
      await ctx.sql('select allocations.issue_statements($1)', [month])
    } catch (error) {
      const { code, detail } = error as { code?: string; detail?: string }
      if (code !== 'TN014' || !detail) throw error
      await ctx.sql('rollback to savepoint issuing')
      throw new MonthNotOpen(utcDay(new Date(detail)))
    }
    const [row] = await ctx.sql<{ id: string }>(
      'select id from allocations.billing_months where tenant_id = $1 and month = $2',
      [ctx.viewer.tenantId, month],
    )
    return { id: row!.id }
  })
}
