import type { Context } from '../../../kernel/context.ts'

/** People by id who come to reach data, and who no longer do. */
export interface AccessDifference {
  readonly gains: readonly string[]
  readonly loses: readonly string[]
}

/** Who would gain and who would lose access to a project's open data shares under these defaults. */
export async function accessDifference(
  ctx: Context,
  { projectId, stewardId, groupId }: { projectId: string; stewardId: string | null; groupId: string },
): Promise<AccessDifference> {
  const rows = await ctx.sql<{ user_id: string; gains: boolean }>(
    'select user_id, gains from projects.defaults_difference($1, $2, $3) order by 1',
    [projectId, stewardId, groupId],
  )
  const of = (gaining: boolean) => rows.filter(({ gains }) => gains === gaining).map(({ user_id }) => user_id)
  return { gains: of(true), loses: of(false) }
}
