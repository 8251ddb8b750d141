import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { teamTrail } from '../history.ts'
import { TeamNameTaken } from '../refusals.ts'
import { checkedName } from '../rules.ts'
import { lockedTeam } from './locked-team.ts'

/** What is left out stays; null takes away. */
export interface EditTeam extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
}

/** Changes what a team is called and does. */
export function editTeam(ctx: Context, input: EditTeam): Promise<{ id: string }> {
  return operation(ctx, { name: 'editTeam', input }, async () => {
    const team = await lockedTeam(ctx, input.id)
    await refuseStale(ctx, team, { expected: input.expectedVersion, history: teamTrail })
    const name = input.name ? checkedName(input.name, 255, 'name') : team.name
    const description = input.description === undefined ? team.description : input.description?.trim() || null
    if (name === team.name && description === team.description) return { id: team.id }
    try {
      await ctx.sql('update identity.teams set name = $3, description = $4 where tenant_id = $1 and id = $2', [
        ctx.viewer.tenantId,
        team.id,
        name,
        description,
      ])
    } catch (error) {
      if (violates(error, 'teams_name_unique')) throw new TeamNameTaken(name)
      throw error
    }
    return { id: team.id }
  })
}
