import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotFound } from '../../../kernel/refusals.ts'

export interface RevokeApiToken extends OperationInput {
  readonly id: string
}

/** Ends a token, from its next request on. Its owner may, and whoever may change people. */
export function revokeApiToken(ctx: Context, input: RevokeApiToken): Promise<{ id: string }> {
  return operation(ctx, { name: 'revokeApiToken', input }, async () => {
    const [token] = await ctx.sql<{ id: string }>(
      'select id from identity.api_tokens where tenant_id = $1 and id = $2',
      [ctx.viewer.tenantId, input.id],
    )
    if (!token) throw new NotFound('token', ['id'])
    await ctx.sql(
      'update identity.api_tokens set revoked_at = $3 where tenant_id = $1 and id = $2 and revoked_at is null',
      [ctx.viewer.tenantId, input.id, ctx.now],
    )
    return token
  })
}
