import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../../identity/index.ts'
import { minorDigits } from '../../rules/billing/money.ts'
import { readQuantity } from '../../rules/value-checks.ts'
import { checkedText } from '../checked-text.ts'
import { checkedCurrency } from './set-rate.ts'

export interface AddCredit extends OperationInput {
  readonly projectId: string
  /** What the project is given back: more than nothing. */
  readonly amount: string
  readonly currency: string
  /** Why: it stands on the statement. */
  readonly reason: string
}

/** B9. Gives a project something back: a line on its next statement. */
export function addCredit(ctx: Context, input: AddCredit): Promise<{ id: string }> {
  return operation(ctx, { name: 'addCredit', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'give credits')
    const { projectId } = input
    if (!(await ctx.tx.project.findUnique({ where: rowKey(ctx, projectId), select: { id: true } })))
      throw new NotFound('project', ['projectId'])
    const reason = checkedText(input.reason, { most: 1000, field: 'reason' })
    const currency = checkedCurrency(input.currency)
    const amount = unlessRefused(readQuantity(input.amount, ['amount']))
    const coin = 10n ** BigInt(4 - minorDigits(currency))
    if (amount <= 0n || amount % coin !== 0n)
      throw new InvalidInput(
        `A credit is more than nothing, with ${minorDigits(currency)} decimals at most in ${currency}.`,
        ['amount'],
      )
    const [row] = await ctx.sql<{ id: string }>('select allocations.enter_line($1, $2, $3, $4) as id', [
      newId(),
      projectId,
      currency,
      JSON.stringify({ amount: formatFixed(amount), reason }),
    ])
    return { id: row!.id }
  })
}
