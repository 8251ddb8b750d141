import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotFound } from '../../../kernel/refusals.ts'

export interface EndSession extends OperationInput {
  readonly id: string
}

/** Ends a session, from its next request on. The person may end any of theirs, and whoever may change people. */
export function endSession(ctx: Context, input: EndSession): Promise<{ id: string }> {
  return operation(ctx, { name: 'endSession', input }, async () => {
    const [session] = await ctx.sql<{ id: string }>(
      'select id from identity.sessions where tenant_id = $1 and id = $2',
      [ctx.viewer.tenantId, input.id],
    )
    if (!session) throw new NotFound('session', ['id'])
    await ctx.sql(
      'update identity.sessions set revoked_at = $3 where tenant_id = $1 and id = $2 and revoked_at is null',
      [ctx.viewer.tenantId, input.id, ctx.now],
    )
    return session
  })
}
