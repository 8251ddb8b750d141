import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput, NotAllowed } from '../../../kernel/refusals.ts'
import { requirePermission } from '../access.ts'
import { BeyondOwnRights } from '../refusals.ts'
import { checkedReason } from '../rules.ts'
import { knownUser } from './locked-user.ts'

export interface ImpersonateUser extends OperationInput {
  readonly userId: string
  /** How long, in minutes: 1 to 60. */
  readonly minutes?: number | null | undefined
}

/**
 * Lets the viewer look at Tenure as another person sees it, at this session alone: read only, with a reason, for an hour at
 * most. From the next request on the session stands for that person; `POST /auth/end-impersonation` ends it.
 */
export function impersonateUser(ctx: Context, input: ImpersonateUser): Promise<{ id: string }> {
  return operation(ctx, { name: 'impersonateUser', input }, async () => {
    const user = await knownUser(ctx, input.userId)
    requirePermission(ctx, 'user:impersonate', 'look as somebody else')
    if (!ctx.viewer.sessionId) throw new NotAllowed('look as somebody else by a token', 'A person signed in')
    if (user.id === ctx.viewer.userId) throw new InvalidInput('You see Tenure as yourself already.', ['userId'])
    const reason = checkedReason(input.reason)
    const minutes = input.minutes ?? 30
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 60)
      throw new InvalidInput('Choose from 1 to 60 minutes.', ['minutes'])
    const [look] = await ctx.sql<{ exceeds: boolean; may: boolean }>(
      'select identity.exceeds_viewer($1) as exceeds, identity.may_be_viewed($1) as may',
      [user.id],
    )
    if (look!.exceeds) throw new BeyondOwnRights([], ['userId'])
    if (!look!.may) throw new InvalidInput('Only who may come in can be looked as.', ['userId'])
    await ctx.sql('select identity.end_lapsed_impersonation()')
    await ctx.sql(
      `insert into identity.impersonations (tenant_id, id, session_id, user_id, subject_id, reason, ends_at)
         values ($1, $2, $3, $4, $5, $6, ctx.now() + make_interval(mins => $7))`,
      [ctx.viewer.tenantId, newId(), ctx.viewer.sessionId, ctx.viewer.userId, user.id, reason, minutes],
    )
    return { id: user.id }
  })
}
