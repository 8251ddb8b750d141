import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { lockedLivingUser } from './locked-user.ts'

export interface UnlockUser extends OperationInput {
  readonly id: string
}

/** Forgets a person's failed sign-ins, and lifts a lock: they may try again at once. */
export function unlockUser(ctx: Context, input: UnlockUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'unlockUser', input }, async () => {
    const user = await lockedLivingUser(ctx, input.id, 'unlock people')
    await ctx.sql('select identity.unlock($1)', [user.id])
    if (user.status === 'LOCKED')
      await ctx.sql(`update identity.users set status = 'ACTIVE' where tenant_id = $1 and id = $2`, [
        ctx.viewer.tenantId,
        user.id,
      ])
    return { id: user.id }
  })
}
