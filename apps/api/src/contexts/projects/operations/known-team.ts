import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotFound } from '../../../kernel/refusals.ts'

/** Refuses a team that is not this tenant's. */
export async function knownTeam(ctx: Context, id: string): Promise<void> {
  if (!(await ctx.tx.team.findUnique({ where: rowKey(ctx, id), select: { id: true } })))
    throw new NotFound('team', ['teamId'])
}
