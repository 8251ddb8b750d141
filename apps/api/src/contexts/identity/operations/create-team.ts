import type { Context } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/database-errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { requirePermission } from '../access.ts'
import { TeamNameTaken } from '../refusals.ts'
import { checkedName } from '../rules.ts'

export interface CreateTeam extends OperationInput {
  readonly name: string
  readonly description?: string | null | undefined
}

/** Makes a team, nobody in it yet. */
export function createTeam(ctx: Context, input: CreateTeam): Promise<{ id: string }> {
  return operation(ctx, { name: 'createTeam', input }, async () => {
    requirePermission(ctx, 'team:update', 'make teams')
    const [id, name] = [newId(), checkedName(input.name, 255, 'name')]
    try {
      await ctx.sql('insert into identity.teams (tenant_id, id, name, description) values ($1, $2, $3, $4)', [
        ctx.viewer.tenantId,
        id,
        name,
        input.description?.trim() || null,
      ])
    } catch (error) {
      if (violates(error, 'teams_name_unique')) throw new TeamNameTaken(name)
      throw error
    }
    return { id }
  })
}
