import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { userTrail } from '../history.ts'
import { lockedUser, requireAll } from './locked-user.ts'

export interface RestoreUser extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Brings an archived person back, with the roles that have not ended since. They sign in anew; their old tokens stay ended. */
export function restoreUser(ctx: Context, input: RestoreUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'restoreUser', input }, async () => {
    const user = await lockedUser(ctx, input.id, 'restore people')
    requireAll(ctx, ['user:delete'], 'restore people')
    await refuseStale(ctx, user, { expected: input.expectedVersion, history: userTrail })
    if (!user.deletedAt) return { id: user.id }
    // The database lets a deleted row come back only where this was said first.
    await ctx.sql(`select set_config('app.restoring', 'on', true)`)
    await ctx.sql('update identity.users set deleted_at = null where tenant_id = $1 and id = $2', [
      ctx.viewer.tenantId,
      user.id,
    ])
    await ctx.sql(`select set_config('app.restoring', '', true)`)
    return { id: user.id }
  })
}
