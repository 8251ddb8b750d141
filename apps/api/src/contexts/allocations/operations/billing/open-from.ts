import type { Context } from '../../../../kernel/context.ts'
import { InvalidInput } from '../../../../kernel/refusals.ts'
import { MonthIssued } from '../../refusals/billing.ts'
import { utcDay } from '../../rules/billing/month.ts'

/**
 * B2. Takes the accounts, one person at a time, and refuses a day in a month that is issued.
 * @returns the day in UTC of the instant
 */
export async function dayInOpenMonth(ctx: Context, instant: Date, field: string): Promise<Date> {
  await ctx.sql('select allocations.open_month()')
  const day = utcDay(instant)
  const [row] = await ctx.sql<{ openFrom: string | null }>(
    `select (max(month) + interval '1 month')::date::text as "openFrom" from allocations.billing_months where tenant_id = $1`,
    [ctx.viewer.tenantId],
  )
  const openFrom = row?.openFrom ? utcDay(new Date(row.openFrom)) : undefined
  if (openFrom && day < openFrom) throw new MonthIssued(openFrom, [field])
  return day
}

/** Refuses an end before the beginning. @param field the end’s */
export function afterBeginning(from: Date, until: Date | null, field: string): void {
  if (until && until <= from) throw new InvalidInput('It ends after it begins. Choose a later day.', [field])
}
