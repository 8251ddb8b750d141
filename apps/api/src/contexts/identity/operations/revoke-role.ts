import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'
import { byTheDatabase } from './by-the-database.ts'
import { knownRole } from './known-role.ts'

export interface RevokeRole extends OperationInput {
  readonly userId: string
  readonly roleId: string
}

/** Takes a role from a person, from their next request on. */
export function revokeRole(ctx: Context, input: RevokeRole): Promise<{ id: string }> {
  return operation(ctx, { name: 'revokeRole', input }, async () => {
    const role = await knownRole(ctx, input.roleId, ['roleId'])
    const [grant] = await ctx.sql<{ id: string }>(
      'select id from identity.user_roles where tenant_id = $1 and user_id = $2 and role_id = $3',
      [ctx.viewer.tenantId, input.userId, role.id],
    )
    if (!grant) throw new NotFound('grant', ['userId'])
    requirePermission(ctx, 'role:update', 'revoke roles')
    await byTheDatabase(() =>
      ctx.sql('delete from identity.user_roles where tenant_id = $1 and id = $2', [ctx.viewer.tenantId, grant.id]),
    )
    return { id: input.userId }
  })
}
