import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { AllocationBacksDataShare } from '../refusals/allocations.ts'
import { dayOf } from '../rules/calendar.ts'
import { checkSpan } from '../rules/value-checks.ts'
import { allowCut } from './cut.ts'
import { loadGraph } from './load-graph.ts'
import { writePeriods } from './period-rows.ts'
import { periodsUntil } from './periods-until.ts'
import { type ToDecide, allocationToChange } from './the-allocation.ts'

export interface EndAllocation extends OperationInput {
  readonly id: string
  /** When; absent, now. */
  readonly at?: Date | null | undefined
  /** Ends it even where more is drawn than is left: the project is then overdrawn until the period's end. */
  readonly force?: boolean | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** Ends an allocation early, at once or at a date. What was drawn of its period stays drawn to the period's end. */
export function endAllocation(ctx: Context, input: EndAllocation): Promise<{ id: string }> {
  return operation(ctx, { name: 'endAllocation', input }, async () => {
    const allocation = await allocationToChange(ctx, input)
    const { id, projectId, resourceTypeId } = allocation
    const at = whenItEnds(allocation, input)
    const share = await ctx.tx.dataShare.findFirst({
      where: { tenantId: ctx.viewer.tenantId, sourceAllocationId: id, releasedAt: null },
      select: { name: true },
    })
    if (share) throw new AllocationBacksDataShare(share.name)
    const before = await loadGraph(ctx, { core: [projectId], from: allocation.at })
    // A subscription that renewed by itself is written out to its end, for nothing renews it from now on.
    if (allocation.allocationModel === 'SUBSCRIPTION')
      await writePeriods(ctx, allocation, await periodsUntil(ctx, allocation, at))
    await ctx.tx.allocation.update({
      where: rowKey(ctx, id),
      data: { endsAt: at, renewal: 'NONE', endedReason: input.reason?.trim() || null },
      select: { id: true },
    })
    const { graph: after } = await loadGraph(ctx, { core: [projectId], from: allocation.at })
    await allowCut(ctx, {
      projectId,
      resourceTypeIds: [resourceTypeId],
      at,
      before,
      after,
      force: input.force ?? false,
      field: ['at'],
    })
    return { id }
  })
}

/** One that has not begun ends as it begins: it is called off. */
export function whenItEnds(
  { startsAt, endsAt, at: now }: Pick<ToDecide, 'startsAt' | 'endsAt' | 'at'>,
  { at }: EndAllocation,
): Date {
  const asked = at ?? now
  if (checkSpan({ startsAt: asked, endsAt: null }))
    throw new InvalidInput('This is no date between the years 1900 and 9999.', ['at'])
  if (asked < now) throw new InvalidInput('The past is not rewritten. Choose now or a later date.', ['at'])
  if (endsAt !== null && asked >= endsAt)
    throw new InvalidInput(`It ends on ${dayOf(endsAt)} anyway. Choose an earlier date, or extend it instead.`, ['at'])
  return asked > startsAt ? asked : startsAt
}
