import type { Context } from '../../../../kernel/context.ts'

/** A32. Says once of each period of these allocations that 80, 95 or 100 per cent of it are drawn. */
export async function raiseAlerts(ctx: Context, allocationIds: readonly string[]): Promise<void> {
  if (allocationIds.length === 0) return
  await ctx.sql('select allocations.raise_alerts($1)', [allocationIds])
}
