import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { userTrail } from '../history.ts'
import { checkedReason } from '../rules.ts'
import { byTheDatabase } from './by-the-database.ts'
import { lockedLivingUser } from './locked-user.ts'

export interface SuspendUser extends OperationInput {
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Shuts a person out until they are reinstated: their sessions end with this, their tokens stop, and nothing of theirs is lost. */
export function suspendUser(ctx: Context, input: SuspendUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'suspendUser', input }, async () => {
    const user = await lockedLivingUser(ctx, input.id, 'suspend people')
    checkedReason(input.reason)
    if (user.id === ctx.viewer.userId) throw new InvalidInput('You can’t suspend yourself. Ask a colleague.', ['id'])
    await refuseStale(ctx, user, { expected: input.expectedVersion, history: userTrail })
    if (user.status === 'SUSPENDED') return { id: user.id }
    await byTheDatabase(() =>
      ctx.sql(`update identity.users set status = 'SUSPENDED' where tenant_id = $1 and id = $2`, [
        ctx.viewer.tenantId,
        user.id,
      ]),
    )
    return { id: user.id }
  })
}
