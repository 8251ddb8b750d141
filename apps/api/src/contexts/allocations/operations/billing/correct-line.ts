import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../../identity/index.ts'
import { readQuantity } from '../../rules/value-checks.ts'
import { checkedText } from '../checked-text.ts'

export interface CorrectLine extends OperationInput {
  readonly lineId: string
  /** What it should have been. */
  readonly quantity: string
  /** Why: it stands on the statement. */
  readonly reason: string
}

/** B9. Says what a line should have been: the difference, at the line’s own price, goes on the project’s next statement. */
export function correctLine(ctx: Context, input: CorrectLine): Promise<{ id: string }> {
  return operation(ctx, { name: 'correctLine', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'correct statements')
    const line = await ctx.tx.statementLine.findUnique({
      where: rowKey(ctx, input.lineId),
      select: {
        id: true,
        projectId: true,
        quantity: true,
        correctsId: true,
        statement: { select: { currency: true } },
      },
    })
    if (!line) throw new NotFound('line', ['lineId'])
    if (line.quantity === null || line.correctsId !== null)
      throw new InvalidInput(
        'A credit, and a correction itself, is not corrected. Correct the line it is about, or add a credit.',
        ['lineId'],
      )
    const reason = checkedText(input.reason, { most: 1000, field: 'reason' })
    const quantity = formatFixed(unlessRefused(readQuantity(input.quantity, ['quantity'])))
    const terms = { corrects: line.id, quantity, reason }
    const [row] = await ctx.sql<{ id: string | null }>('select allocations.enter_line($1, $2, $3, $4) as id', [
      newId(),
      line.projectId,
      line.statement.currency,
      JSON.stringify(terms),
    ])
    if (!row?.id) throw new InvalidInput('It comes to that already: nothing would change.', ['quantity'])
    return { id: row.id }
  })
}
