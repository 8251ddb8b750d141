import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { dayOf } from '../rules/calendar.ts'
import { allowLessSupply, watchSupply } from './supply.ts'
import { supplyToChange, type ToChangeSupply } from './the-supply.ts'

export interface EndResourceSupply extends OperationInput, ToChangeSupply {
  /** Absent, now. One that has not begun never was. */
  readonly endsAt?: Date | null | undefined
  /** Leaves less than is granted, if need be: the type is then marked as overcommitted. */
  readonly force?: boolean | null | undefined
}

/** Takes a supply away: nodes switched off, storage given back. */
export function endResourceSupply(ctx: Context, input: EndResourceSupply): Promise<{ id: string }> {
  return operation(ctx, { name: 'endResourceSupply', input }, async () => {
    const { id, resourceTypeId, startsAt, endsAt } = await supplyToChange(ctx, input)
    const wanted = input.endsAt ?? ctx.now
    if (wanted < ctx.now) throw new InvalidInput('A supply ends now or later, not in the past.', ['endsAt'])
    if (endsAt !== null && wanted > endsAt)
      throw new InvalidInput(`It ends on ${dayOf(endsAt)} already. Edit it to give it a later end.`, ['endsAt'])
    const watch = await watchSupply(ctx, { typeIds: [resourceTypeId], touched: [id], at: ctx.now })
    await ctx.tx.resourceSupply.update({
      where: rowKey(ctx, id),
      data: { endsAt: wanted < startsAt ? startsAt : wanted },
      select: { id: true },
    })
    await allowLessSupply(ctx, watch, { id, force: input.force ?? false, field: ['endsAt'] })
    return { id }
  })
}
