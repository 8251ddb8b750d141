import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { InvalidInput, NotFound } from '../../../../kernel/refusals.ts'
import { requirePermission } from '../../../identity/index.ts'
import { utcDay } from '../../rules/billing/month.ts'
import { readQuantity } from '../../rules/value-checks.ts'
import { afterBeginning, dayInOpenMonth } from './open-from.ts'

export interface SetRate extends OperationInput {
  readonly resourceTypeId: string
  readonly basis: 'USED' | 'ALLOCATED'
  /** Of a unit used, or held for a month. */
  readonly price: string
  /** Three letters of ISO 4217. */
  readonly currency: string
  /** Its day in UTC is the first. Absent, today. */
  readonly validFrom?: Date | null | undefined
  /** Its day in UTC is the first on which the rate holds no more. Absent, it stays. */
  readonly validUntil?: Date | null | undefined
}

/** Refuses what is no currency of ISO 4217. */
export function checkedCurrency(currency: string, field = 'currency'): string {
  const code = currency.trim().toUpperCase()
  if (!Intl.supportedValuesOf('currency').includes(code))
    throw new InvalidInput('A currency has the three letters of ISO 4217: EUR, USD, CHF.', [field])
  return code
}

/** B1. Sets what a unit costs from a day on: a new row, which ends the one that holds that day and gives way to the next. */
export function setRate(ctx: Context, input: SetRate): Promise<{ id: string }> {
  return operation(ctx, { name: 'setRate', input }, async () => {
    requirePermission(ctx, 'billing:manage', 'set prices')
    const { resourceTypeId, basis } = input
    const type = await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, resourceTypeId), select: { id: true } })
    if (!type) throw new NotFound('resource type', ['resourceTypeId'])
    const price = formatFixed(unlessRefused(readQuantity(input.price, ['price'])))
    if (price.startsWith('-')) throw new InvalidInput('A price is nothing or more. Give a discount instead.', ['price'])
    const currency = checkedCurrency(input.currency)
    const validFrom = await dayInOpenMonth(ctx, input.validFrom ?? ctx.now, 'validFrom')
    const asked = input.validUntil ? utcDay(input.validUntil) : null
    afterBeginning(validFrom, asked, 'validUntil')
    const same = { tenantId: ctx.viewer.tenantId, resourceTypeId, basis }
    await ctx.tx.rate.updateMany({
      where: { ...same, validFrom: { lte: validFrom }, OR: [{ validUntil: null }, { validUntil: { gt: validFrom } }] },
      data: { validUntil: validFrom },
    })
    const later = await ctx.tx.rate.findMany({ where: { ...same, validFrom: { gt: validFrom } } })
    const next = later
      .filter((rate) => rate.validUntil === null || rate.validUntil > rate.validFrom)
      .sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime())[0]
    const validUntil = next && (!asked || next.validFrom < asked) ? next.validFrom : asked
    const id = newId()
    await ctx.tx.rate.create({ data: { ...same, id, price, currency, validFrom, validUntil }, select: { id: true } })
    return { id }
  })
}
