import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'
import { checkedReason } from '../rules.ts'
import { byTheDatabase } from './by-the-database.ts'

export interface RevokeAttestation extends OperationInput {
  readonly userId: string
}

/** Takes a person's attestation back: where export control binds, they are out from their next request on. */
export function revokeAttestation(ctx: Context, input: RevokeAttestation): Promise<{ id: string }> {
  return operation(ctx, { name: 'revokeAttestation', input }, async () => {
    const [attestation] = await ctx.sql<{ id: string }>(
      'select id from identity.itar_attestations where tenant_id = $1 and user_id = $2 and revoked_at is null',
      [ctx.viewer.tenantId, input.userId],
    )
    if (!attestation) throw new NotFound('attestation', ['userId'])
    requirePermission(ctx, 'user:attest', 'take attestations back')
    checkedReason(input.reason)
    await byTheDatabase(() =>
      ctx.sql('update identity.itar_attestations set revoked_at = $3 where tenant_id = $1 and id = $2', [
        ctx.viewer.tenantId,
        attestation.id,
        ctx.now,
      ]),
    )
    return { id: input.userId }
  })
}
