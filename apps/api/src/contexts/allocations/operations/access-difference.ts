import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requireKeepDataShare } from '../access.ts'
import type { ChangeDataShareGroup } from './change-data-share-group.ts'
import { inheritedFrom, theGroup } from './the-data-share.ts'

/** Who would come to reach a data share and who would no longer, if it took another group (its project's, where none is given). */
export async function accessDifference(
  ctx: Context,
  { id, securityGroupId, makeOwn }: ChangeDataShareGroup,
): Promise<{ gains: string[]; loses: string[] }> {
  const share = await ctx.tx.dataShare.findUnique({ where: rowKey(ctx, id) })
  if (!share) throw new NotFound('data share', ['id'])
  await requireKeepDataShare(ctx, share)
  // A group of its own begins with those who reach it now.
  if (makeOwn) return { gains: [], loses: [] }
  const group = securityGroupId
    ? await theGroup(ctx, securityGroupId)
    : (await inheritedFrom(ctx, share.projectId)).groupId
  const rows = await ctx.sql<{ user: string; gains: boolean }>(
    'select user_id as "user", gains from allocations.access_difference($1, $2)',
    [id, group],
  )
  const of = (gains: boolean) => rows.filter((row) => row.gains === gains).map(({ user }) => user)
  return { gains: of(true), loses: of(false) }
}
