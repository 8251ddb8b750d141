import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { unlessRefused } from '../../../kernel/refusal.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { refuseUnattested } from '../../identity/index.ts'
import { activePerson, ProjectArchived, visibleProject } from '../../projects/index.ts'
import { requireCarve } from '../access.ts'
import { AllocationAlreadyShared, DataShareNameTaken } from '../refusals/data-shares.ts'
import { checkDataShare } from '../rules/data-share-checks.ts'
import { checkedText } from './checked-text.ts'
import { allowCut } from './cut.ts'
import { loadGraph } from './load-graph.ts'
import { lockForCut } from './locks.ts'
import { groupToTake } from './the-data-share.ts'

export interface CarveDataShare extends OperationInput {
  /** A running storage allocation of the project itself; the data share takes the whole of it. */
  readonly allocationId: string
  /** Unique among the project's living data shares. */
  readonly name: string
  readonly storageSubtype: 'POSIX' | 'S3_LIKE' | 'DATABASE'
  /** Absent: the project's. */
  readonly dataStewardId?: string | null | undefined
  /** Absent: the project's. */
  readonly securityGroupId?: string | null | undefined
  /** Carves even what recipients have drawn from: they are then overdrawn. */
  readonly force?: boolean | null | undefined
}

/** Carves a data share from one storage allocation: the whole of it, which can then no longer be lent. */
export function carveDataShare(ctx: Context, input: CarveDataShare): Promise<{ id: string }> {
  return operation(ctx, { name: 'carveDataShare', input }, async () => {
    const name = checkedText(input.name, { most: 255, field: 'name' })
    const allocation = await ctx.tx.allocation.findUnique({
      where: rowKey(ctx, input.allocationId),
      select: { id: true, projectId: true, resourceTypeId: true, isStorageType: true },
    })
    if (!allocation) throw new NotFound('allocation', ['allocationId'])
    const { projectId, resourceTypeId, isStorageType } = allocation
    await requireCarve(ctx, projectId)
    const at = await lockForCut(ctx, [projectId])
    const project = await visibleProject(ctx, projectId, ['allocationId'])
    if (project.deletedAt) throw new ProjectArchived(project.name, ['allocationId'])
    const before = await loadGraph(ctx, { core: [projectId], from: at })
    const facts = before.graph.allocation.get(allocation.id) ?? {
      ...allocation,
      quantity: 0n as never,
      startsAt: at,
      endsAt: at,
      periods: [],
    }
    unlessRefused(checkDataShare(before.graph, { projectId, allocation: { ...facts, isStorage: isStorageType }, at }))
    const steward = input.dataStewardId ? (await activePerson(ctx, input.dataStewardId, ['dataStewardId'])).id : null
    const inherited = project.defaultDataStewardId ?? project.piOwnerId
    if (!steward) await refuseUnattested(ctx, inherited, ['dataStewardId'])
    const group = input.securityGroupId ? await groupToTake(ctx, input.securityGroupId, projectId) : null
    const id = newId()
    try {
      await ctx.tx.dataShare.create({
        data: {
          tenantId: ctx.viewer.tenantId,
          id,
          name,
          projectId,
          sourceAllocationId: allocation.id,
          isStorageType: true,
          storageSubtype: input.storageSubtype,
          dataStewardId: steward ?? inherited,
          stewardInherited: steward === null,
          securityGroupId: group ?? project.defaultSecurityGroupId,
          groupInherited: group === null,
          createdAt: at,
        },
        select: { id: true },
      })
    } catch (error) {
      if (violates(error, 'data_shares_name_unique')) throw new DataShareNameTaken(name)
      if (violates(error, 'data_shares_one_per_allocation'))
        throw new AllocationAlreadyShared(allocation.id, before.graph.label(allocation.id))
      throw error
    }
    const { graph: after } = await loadGraph(ctx, { core: [projectId], from: at })
    await allowCut(ctx, {
      projectId,
      resourceTypeIds: [resourceTypeId],
      at,
      before,
      after,
      force: input.force ?? false,
      field: ['allocationId'],
    })
    return { id }
  })
}
