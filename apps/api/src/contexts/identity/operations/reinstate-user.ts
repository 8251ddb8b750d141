import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { userTrail } from '../history.ts'
import { lockedLivingUser } from './locked-user.ts'

export interface ReinstateUser extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Lets a suspended person in again: they sign in anew, and their tokens work as before. Who never confirmed their address has yet to. */
export function reinstateUser(ctx: Context, input: ReinstateUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'reinstateUser', input }, async () => {
    const user = await lockedLivingUser(ctx, input.id, 'reinstate people')
    await refuseStale(ctx, user, { expected: input.expectedVersion, history: userTrail })
    if (user.status !== 'SUSPENDED') return { id: user.id }
    await ctx.sql(
      `update identity.users set status = case when email_verified or last_login_at is not null then 'ACTIVE' else 'PENDING_VERIFICATION' end
       where tenant_id = $1 and id = $2`,
      [ctx.viewer.tenantId, user.id],
    )
    return { id: user.id }
  })
}
