import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { byTheDatabase } from './by-the-database.ts'
import { lockedTeam } from './locked-team.ts'
import { knownUser } from './locked-user.ts'

export interface AddTeamMember extends OperationInput {
  readonly teamId: string
  readonly userId: string
}

/** Puts a person into a team; who is in it already stays. */
export function addTeamMember(ctx: Context, input: AddTeamMember): Promise<{ id: string }> {
  return operation(ctx, { name: 'addTeamMember', input }, () => joinTeam(ctx, input))
}

/** The membership itself, for operations that put people into teams on the way; answers the team's id. */
export async function joinTeam(ctx: Context, { teamId, userId }: AddTeamMember): Promise<{ id: string }> {
  const team = await lockedTeam(ctx, teamId, ['teamId'])
  const user = await knownUser(ctx, userId)
  await byTheDatabase(() =>
    ctx.sql(
      `insert into identity.team_members (tenant_id, id, team_id, user_id) values ($1, $2, $3, $4)
       on conflict (tenant_id, team_id, user_id) do nothing`,
      [ctx.viewer.tenantId, newId(), team.id, user.id],
    ),
  )
  return { id: team.id }
}
