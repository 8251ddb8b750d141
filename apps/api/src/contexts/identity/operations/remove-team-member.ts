import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { lockedTeam } from './locked-team.ts'

export interface RemoveTeamMember extends OperationInput {
  readonly teamId: string
  readonly userId: string
}

/** Takes a person out of a team. */
export function removeTeamMember(ctx: Context, input: RemoveTeamMember): Promise<{ id: string }> {
  return operation(ctx, { name: 'removeTeamMember', input }, async () => {
    const team = await lockedTeam(ctx, input.teamId, ['teamId'])
    const gone = await ctx.sql(
      'delete from identity.team_members where tenant_id = $1 and team_id = $2 and user_id = $3 returning id',
      [ctx.viewer.tenantId, team.id, input.userId],
    )
    if (gone.length === 0) throw new NotFound('member', ['userId'])
    return { id: team.id }
  })
}
