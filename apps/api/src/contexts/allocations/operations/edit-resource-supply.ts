import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import { readSupply } from '../rules/supply.ts'
import { checkSpan } from '../rules/value-checks.ts'
import { checkedText } from './checked-text.ts'
import { allowLessSupply, watchSupply } from './supply.ts'
import { supplyToChange, type ToChangeSupply } from './the-supply.ts'

export interface EditResourceSupply extends OperationInput, ToChangeSupply {
  readonly name?: string | null | undefined
  readonly quantity?: string | null | undefined
  readonly startsAt?: Date | null | undefined
  /** Null, it stays; absent, as it was. */
  readonly endsAt?: Date | null | undefined
  readonly note?: string | null | undefined
  /** Leaves less than is granted, if need be: the type is then marked as overcommitted. */
  readonly force?: boolean | null | undefined
}

/** Changes what a supply is, how much and when. Less than is granted of the type only by force. */
export function editResourceSupply(ctx: Context, input: EditResourceSupply): Promise<{ id: string }> {
  return operation(ctx, { name: 'editResourceSupply', input }, async () => {
    const supply = await supplyToChange(ctx, input)
    const { id, resourceTypeId } = supply
    const span = {
      startsAt: input.startsAt ?? supply.startsAt,
      endsAt: input.endsAt === undefined ? supply.endsAt : input.endsAt,
    }
    const unsound = checkSpan(span)
    if (unsound) throw unsound
    const data = {
      ...span,
      ...(input.name ? { name: checkedText(input.name, { most: 255, field: 'name' }) } : {}),
      ...(input.quantity ? { quantity: formatFixed(unlessRefused(readSupply(input.quantity))) } : {}),
      ...(input.note === undefined ? {} : { note: input.note?.trim() || null }),
    }
    const watch = await watchSupply(ctx, { typeIds: [resourceTypeId], touched: [id], at: ctx.now })
    await ctx.tx.resourceSupply.update({ where: rowKey(ctx, id), data, select: { id: true } })
    const field = input.quantity ? ['quantity'] : ['endsAt']
    await allowLessSupply(ctx, watch, { id, force: input.force ?? false, field })
    return { id }
  })
}
