import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { teamTrail } from '../history.ts'
import { TeamInUse } from '../refusals.ts'
import { lockedTeam } from './locked-team.ts'

export interface DeleteTeam extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Removes a team and who was in it. Refused while a project belongs to it. */
export function deleteTeam(ctx: Context, input: DeleteTeam): Promise<{ id: string }> {
  return operation(ctx, { name: 'deleteTeam', input }, async () => {
    const team = await lockedTeam(ctx, input.id)
    await refuseStale(ctx, team, { expected: input.expectedVersion, history: teamTrail })
    const [counted] = await ctx.sql<{ projects: number }>('select projects.of_team($1) as projects', [team.id])
    if (counted!.projects > 0) throw new TeamInUse(team.name, counted!.projects)
    // Each in the trail by itself: what a reference takes along has no name of an operation.
    await ctx.sql('delete from identity.team_members where tenant_id = $1 and team_id = $2', [
      ctx.viewer.tenantId,
      team.id,
    ])
    await ctx.sql('delete from identity.teams where tenant_id = $1 and id = $2', [ctx.viewer.tenantId, team.id])
    return { id: team.id }
  })
}
