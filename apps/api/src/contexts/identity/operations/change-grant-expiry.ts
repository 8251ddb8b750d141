import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { requirePermission } from '../access.ts'
import { grantTrail } from '../history.ts'
import { checkedEnd } from '../rules.ts'
import { byTheDatabase } from './by-the-database.ts'
import { knownRole } from './known-role.ts'
import { knownUser } from './locked-user.ts'

export interface ChangeGrantExpiry extends OperationInput {
  readonly userId: string
  readonly roleId: string
  readonly expectedVersion?: number | null | undefined
  /** Null: without an end. */
  readonly expiresAt: Date | null
}

/** Changes when a grant ends. To lengthen it is to give the role anew; to shorten it anyone may who grants roles. */
export function changeGrantExpiry(ctx: Context, input: ChangeGrantExpiry): Promise<{ id: string }> {
  return operation(ctx, { name: 'changeGrantExpiry', input }, async () => {
    const user = await knownUser(ctx, input.userId)
    const role = await knownRole(ctx, input.roleId, ['roleId'])
    requirePermission(ctx, 'role:update', 'change grants')
    const [grant] = await ctx.sql<{ id: string; version: number }>(
      'select id, version from identity.user_roles where tenant_id = $1 and user_id = $2 and role_id = $3 for no key update',
      [ctx.viewer.tenantId, user.id, role.id],
    )
    if (!grant) throw new NotFound('grant', ['roleId'])
    await refuseStale(ctx, grant, { expected: input.expectedVersion, history: grantTrail })
    await byTheDatabase(() =>
      ctx.sql(
        'update identity.user_roles set expires_at = $3 where tenant_id = $1 and id = $2 and expires_at is distinct from $3',
        [ctx.viewer.tenantId, grant.id, checkedEnd(input.expiresAt, ctx.now)],
      ),
    )
    return { id: user.id }
  })
}
