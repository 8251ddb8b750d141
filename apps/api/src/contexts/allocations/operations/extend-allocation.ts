import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { RenewsByItself } from '../refusals/allocations.ts'
import { dayOf } from '../rules/calendar.ts'
import { extendedEnd } from '../rules/extension.ts'
import { checkSpan } from '../rules/value-checks.ts'
import { refuseGrantedByRequest } from './granted-by-request.ts'
import { lastPeriod, writePeriods } from './period-rows.ts'
import { periodsUntil } from './periods-until.ts'
import { allowSupply, watchSupply } from './supply.ts'
import { type TheAllocation, allocationToChange } from './the-allocation.ts'

export interface ExtendAllocation extends OperationInput {
  readonly id: string
  /** The new end; or else `months`. */
  readonly endsAt?: Date | null | undefined
  /** By how many calendar months; or else `endsAt`. */
  readonly months?: number | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Gives an allocation a later end. A subscription gets the periods up to there, a condo a longer lifetime. */
export function extendAllocation(ctx: Context, input: ExtendAllocation): Promise<{ id: string }> {
  return operation(ctx, { name: 'extendAllocation', input }, async () => {
    const allocation = await allocationToChange(ctx, input)
    const endsAt = newEnd(allocation, input)
    await refuseGrantedByRequest(ctx, allocation, [input.months ? 'months' : 'endsAt'])
    const { id, resourceTypeId, at } = allocation
    const watch = await watchSupply(ctx, { typeIds: [resourceTypeId], touched: [id], at })
    if (allocation.allocationModel === 'CONDO') await lengthen(ctx, allocation, { endsAt, months: input.months ?? 0 })
    else {
      await writePeriods(ctx, allocation, await periodsUntil(ctx, allocation, endsAt))
      await ctx.tx.allocation.update({
        where: rowKey(ctx, allocation.id),
        data: { endsAt, endedReason: null },
        select: { id: true },
      })
    }
    await allowSupply(ctx, watch, { touched: [allocation], field: [input.months ? 'months' : 'endsAt'] })
    return { id: allocation.id }
  })
}

function newEnd({ startsAt, endsAt }: TheAllocation, input: ExtendAllocation): Date {
  if (endsAt === null) throw new RenewsByItself([input.months ? 'months' : 'endsAt'])
  const { months } = input
  if (Boolean(input.endsAt) === Boolean(months))
    throw new InvalidInput('Give either the new end or by how many months.', ['endsAt'])
  if (months && (!Number.isInteger(months) || months < 1 || months > 1200))
    throw new InvalidInput('Extend by 1 to 1,200 months.', ['months'])
  const field = months ? 'months' : 'endsAt'
  const end = months ? extendedEnd(startsAt, endsAt, months) : input.endsAt!
  const unsound = checkSpan({ startsAt, endsAt: end })
  if (unsound) throw new InvalidInput(unsound.message, [field])
  if (end <= endsAt)
    throw new InvalidInput(`It ends on ${dayOf(endsAt)} already. Choose a later end, or end it early instead.`, [field])
  return end
}

/** A condo stays one period, so that what was drawn of it stays drawn. */
async function lengthen(
  ctx: Context,
  { id, lifetimeMonths }: TheAllocation,
  { endsAt, months }: { endsAt: Date; months: number },
): Promise<void> {
  const lifetime = (lifetimeMonths ?? 0) + months
  if (lifetime > 1200) throw new InvalidInput('A lifetime has at most 1,200 months.', ['months'])
  const { id: periodId } = await lastPeriod(ctx, id)
  await ctx.tx.allocationPeriod.update({ where: rowKey(ctx, periodId), data: { endsAt }, select: { id: true } })
  await ctx.tx.allocation.update({
    where: rowKey(ctx, id),
    data: { endsAt, periodEnd: endsAt, lifetimeMonths: lifetime, endedReason: null },
    select: { id: true },
  })
}
