import type { Context } from '../../../kernel/context.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'
import { knownUser } from './locked-user.ts'

export interface SendInvitation extends OperationInput {
  readonly id: string
}

/** Mails the invitation of a person who has not come yet anew: the link of the mail before no longer works. */
export function sendInvitation(ctx: Context, input: SendInvitation): Promise<{ id: string }> {
  return operation(ctx, { name: 'sendInvitation', input }, async () => {
    const user = await knownUser(ctx, input.id, ['id'])
    requirePermission(ctx, 'user:create', 'invite people')
    if (user.status !== 'PENDING_VERIFICATION')
      throw new InvalidInput('They have come already: an invitation is for who has not.', ['id'])
    await ctx.sql(`select identity.request_mailed_link($1, 'INVITATION')`, [user.id])
    return { id: user.id }
  })
}
