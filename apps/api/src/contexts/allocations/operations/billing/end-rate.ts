import type { Context } from '../../../../kernel/context.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { refuseStale } from '../../../../kernel/stale.ts'
import { requirePermission } from '../../../identity/index.ts'
import { dayInOpenMonth } from './open-from.ts'

export interface EndPrice extends OperationInput {
  readonly id: string
  /** Its day in UTC is the first on which it holds no more. Absent, today; its own first day, and it never held. */
  readonly validUntil?: Date | null | undefined
  readonly expectedVersion?: number | null | undefined
}

interface Held {
  readonly id: string
  readonly version: number
  readonly validFrom: Date
  readonly validUntil: Date | null
}

/** The day on which something that holds is to end: in a month that is open, while it holds. */
export async function endingDay(ctx: Context, held: Held, input: EndPrice & { readonly table: string }): Promise<Date> {
  await refuseStale(ctx, held, { expected: input.expectedVersion, history: { trail: `allocations.${input.table}` } })
  const day = await dayInOpenMonth(ctx, input.validUntil ?? ctx.now, 'validUntil')
  if (day < held.validFrom) throw new InvalidInput('It ends on its first day at the earliest.', ['validUntil'])
  if (held.validUntil && held.validUntil <= day)
    throw new InvalidInput('It has ended by then. Choose an earlier day, or leave it.', ['validUntil'])
  return day
}

/** Ends a rate: from that day on the type costs nothing, until another rate is set. */
export function endRate(ctx: Context, input: EndPrice): Promise<{ id: string }> {
  return operation(ctx, { name: 'endRate', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'end prices')
    await ctx.sql('select from allocations.rates where tenant_id = $1 and id = $2 for no key update', [
      ctx.viewer.tenantId,
      input.id,
    ])
    const rate = await ctx.tx.rate.findUnique({ where: rowKey(ctx, input.id) })
    if (!rate) throw new NotFound('rate', ['id'])
    const validUntil = await endingDay(ctx, rate, { ...input, table: 'rates' })
    await ctx.tx.rate.update({ where: rowKey(ctx, rate.id), data: { validUntil }, select: { id: true } })
    return { id: rate.id }
  })
}
