import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Period } from '../rules/periods.ts'

interface Header {
  readonly id: string
  readonly projectId: string
  readonly isStorageType: boolean
  readonly quantity: { toString(): string }
}

/** Writes periods of an allocation. One that stands already is left as it is: k periods renewed twice are k periods. */
export async function writePeriods(
  ctx: Context,
  { id: allocationId, projectId, isStorageType, quantity }: Header,
  periods: readonly Period[],
): Promise<void> {
  const data = periods.map(({ k, startsAt, endsAt }) => ({
    tenantId: ctx.viewer.tenantId,
    id: newId(),
    allocationId,
    projectId,
    isStorageType,
    k,
    startsAt,
    endsAt,
    quantity: quantity.toString(),
  }))
  if (data.length > 0) await ctx.tx.allocationPeriod.createMany({ data, skipDuplicates: true })
}

/** The last period written. */
export async function lastPeriod(ctx: Context, allocationId: string) {
  return ctx.tx.allocationPeriod.findFirstOrThrow({
    where: { tenantId: ctx.viewer.tenantId, allocationId },
    orderBy: { k: 'desc' },
  })
}
