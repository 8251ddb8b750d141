import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'
import { checkedEnd, checkedReason } from '../rules.ts'
import { byTheDatabase } from './by-the-database.ts'
import { knownUser } from './locked-user.ts'

export interface AttestUser extends OperationInput {
  readonly userId: string
  /** What it rests on: what was seen, and where that is kept. */
  readonly basis: string
  readonly expiresAt: Date
}

/** Attests that a person may work under export control, until a day. It takes the place of the attestation before. Nobody attests themselves. */
export function attestUser(ctx: Context, input: AttestUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'attestUser', input }, async () => {
    const user = await knownUser(ctx, input.userId)
    requirePermission(ctx, 'user:attest', 'attest people')
    if (user.id === ctx.viewer.userId) throw new InvalidInput('Nobody attests themselves. Ask a colleague.', ['userId'])
    const basis = checkedReason(input.basis, 'basis')
    // In one statement: between the two, the last who can give rights would be kept out.
    await byTheDatabase(() =>
      ctx.sql(
        `with before as (update identity.itar_attestations set revoked_at = $7 where tenant_id = $1 and user_id = $3 and revoked_at is null returning id),
           ended as (select count(*) from before)
         insert into identity.itar_attestations (tenant_id, id, user_id, attested_by, expires_at, basis) select $1, $2, $3, $4, $5, $6 from ended`,
        [
          ctx.viewer.tenantId,
          newId(),
          user.id,
          ctx.viewer.userId,
          checkedEnd(input.expiresAt, ctx.now),
          basis,
          ctx.now,
        ],
      ),
    )
    return { id: user.id }
  })
}
