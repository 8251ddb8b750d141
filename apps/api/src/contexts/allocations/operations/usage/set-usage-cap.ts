import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../../kernel/operation.ts'
import { unlessRefused } from '../../../../kernel/refusal.ts'
import { NotFound } from '../../../../kernel/refusals.ts'
import { refuseStale } from '../../../../kernel/stale.ts'
import { visibleProject } from '../../../projects/index.ts'
import { requireSetCap } from '../../access.ts'
import { readQuantity } from '../../rules/value-checks.ts'
import { lockProjects } from '../locks.ts'

export const CAP_PERIODS = ['MONTH', 'QUARTER', 'YEAR', 'EVER'] as const

export interface SetUsageCap extends OperationInput {
  readonly projectId: string
  readonly resourceTypeId: string
  readonly userId: string
  /** Absent: no cap any more. */
  readonly amount?: string | null | undefined
  readonly per?: (typeof CAP_PERIODS)[number] | null | undefined
  readonly expectedVersion?: number | null | undefined
}

/** A31. Says how much of a type one person may use in a project. */
export function setUsageCap(ctx: Context, input: SetUsageCap): Promise<{ id: string }> {
  return operation(ctx, { name: 'setUsageCap', input }, async () => {
    const { id: projectId } = await visibleProject(ctx, input.projectId)
    await requireSetCap(ctx, projectId)
    const { resourceTypeId, userId, per, expectedVersion } = input
    if (!(await ctx.tx.resourceType.findUnique({ where: rowKey(ctx, resourceTypeId), select: { id: true } })))
      throw new NotFound('resource type', ['resourceTypeId'])
    if (!(await ctx.tx.user.findUnique({ where: rowKey(ctx, userId), select: { id: true } })))
      throw new NotFound('person', ['userId'])
    const amount = input.amount ? formatFixed(unlessRefused(readQuantity(input.amount, ['amount']))) : null
    await lockProjects(ctx, [projectId])
    const of = { tenantId: ctx.viewer.tenantId, projectId, resourceTypeId, userId }
    const cap = await ctx.tx.usageCap.findFirst({ where: of })
    if (cap) await refuseStale(ctx, cap, { expected: expectedVersion, history: { trail: 'usage_caps' } })
    if (amount === null) {
      if (cap) await ctx.tx.usageCap.delete({ where: rowKey(ctx, cap.id), select: { id: true } })
    } else if (cap)
      await ctx.tx.usageCap.update({
        where: rowKey(ctx, cap.id),
        data: { amount, per: per ?? cap.per },
        select: { id: true },
      })
    else
      await ctx.tx.usageCap.create({
        data: { ...of, id: newId(), amount, per: per ?? 'MONTH' },
        select: { id: true },
      })
    return { id: projectId }
  })
}
