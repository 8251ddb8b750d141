import type { DataShare } from '@tenure/prisma/client'
import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { dataShareHistory } from '../history.ts'
import { DataShareReleased } from '../refusals/data-shares.ts'
import { dayOf } from '../rules/calendar.ts'
import { lockForCut } from './locks.ts'

export interface ToKeep {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** The data share to change, and the moment of the decision: visible, the viewer's to change, locked with its project, of the version seen, and living. */
export async function dataShareToChange(
  ctx: Context,
  { id, expectedVersion }: ToKeep,
  required: (ctx: Context, share: DataShare) => Promise<void>,
): Promise<DataShare & { readonly at: Date }> {
  const seen = await ctx.tx.dataShare.findUnique({ where: rowKey(ctx, id) })
  if (!seen) throw new NotFound('data share', ['id'])
  await required(ctx, seen)
  const at = await lockForCut(ctx, [seen.projectId])
  const share = await ctx.tx.dataShare.findUniqueOrThrow({ where: rowKey(ctx, id) })
  await refuseStale(ctx, share, { expected: expectedVersion, history: dataShareHistory })
  if (share.releasedAt !== null) throw new DataShareReleased(share.releasedAt, dayOf(share.releasedAt))
  // Whoever was the steward when they looked may not be any more.
  if (share.dataStewardId !== seen.dataStewardId) await required(ctx, share)
  return { ...share, at }
}

/** The id of a security group of the tenant. */
export async function theGroup(ctx: Context, id: string): Promise<string> {
  const group = await ctx.tx.securityGroup.findUnique({ where: rowKey(ctx, id), select: { id: true } })
  if (!group) throw new NotFound('security group', ['securityGroupId'])
  return group.id
}

/** The same, if the viewer may open a data share of this project to it: another's group is that keeper's to give. */
export async function groupToTake(ctx: Context, id: string, projectId: string): Promise<string> {
  const group = await theGroup(ctx, id)
  const [row] = await ctx.sql<{ may: boolean }>('select allocations.may_take_group($1, $2, true) as may', [
    group,
    projectId,
  ])
  if (!row!.may)
    throw new NotAllowed('open a data share to this security group', 'Whoever keeps that group', ['securityGroupId'])
  return group
}

/** What a data share inherits: read by its own eyes, for its steward may not see the project. */
export async function inheritedFrom(ctx: Context, projectId: string): Promise<{ stewardId: string; groupId: string }> {
  const [row] = await ctx.sql<{ stewardId: string; groupId: string }>(
    'select steward_id as "stewardId", group_id as "groupId" from allocations.inherited_by_data_shares($1)',
    [projectId],
  )
  if (!row) throw new NotFound('project', ['id'])
  return row
}
