import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'
import { knownUser } from './locked-user.ts'

export interface EndSessions extends OperationInput {
  /** Whose; absent, the viewer's own. */
  readonly userId?: string | null | undefined
}

/** Ends every session of a person from its next request on; of one's own, every one but this. */
export function endSessions(ctx: Context, input: EndSessions): Promise<{ id: string }> {
  return operation(ctx, { name: 'endSessions', input }, async () => {
    const user = await knownUser(ctx, input.userId ?? ctx.viewer.userId)
    if (user.id !== ctx.viewer.userId) requirePermission(ctx, 'user:update', 'end sessions of others')
    else if (ctx.viewer.kind === 'API_TOKEN')
      throw new NotAllowed('end sessions by a token', 'The person themselves, signed in,')
    await ctx.sql(
      'update identity.sessions set revoked_at = $3 where tenant_id = $1 and user_id = $2 and revoked_at is null and id is distinct from $4',
      [ctx.viewer.tenantId, user.id, ctx.now, ctx.viewer.sessionId],
    )
    return { id: user.id }
  })
}
