import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { TokenAlreadyShown } from '../refusals.ts'
import { requireInPerson } from './in-person.ts'

/**
 * Makes the secret address at which the viewer's calendar program finds their days, in place of any they had. It is 256
 * random bits, told once and kept as its SHA-256 alone. @returns the path under which the calendar is served
 */
export async function createCalendarLink(ctx: Context, input: OperationInput): Promise<{ id: string; path: string }> {
  let path: string | undefined
  const { id } = await operation(ctx, { name: 'createCalendarLink', input }, async () => {
    requireInPerson(ctx, 'make a calendar address')
    await revokeStanding(ctx)
    const secret = randomBytes(32).toString('base64url')
    const made = newId()
    await ctx.sql('insert into identity.calendar_links (tenant_id, id, user_id, token_hash) values ($1, $2, $3, $4)', [
      ctx.viewer.tenantId,
      made,
      ctx.viewer.userId,
      createHash('sha256').update(secret).digest(),
    ])
    path = `/calendar/${secret}.ics`
    return { id: made }
  })
  // A repetition finds what was made, not its secret: that is nowhere any more.
  if (!path) throw new TokenAlreadyShown()
  return { id, path }
}

/** Revokes the viewer's address: from the next request on there is nothing at it. Where there is none, nothing is done. */
export function revokeCalendarLink(ctx: Context, input: OperationInput): Promise<{ id: string }> {
  return operation(ctx, { name: 'revokeCalendarLink', input }, async () => {
    requireInPerson(ctx, 'revoke a calendar address')
    await revokeStanding(ctx)
    return { id: ctx.viewer.userId }
  })
}

const revokeStanding = (ctx: Context) =>
  ctx.sql(
    'update identity.calendar_links set revoked_at = $3 where tenant_id = $1 and user_id = $2 and revoked_at is null',
    [ctx.viewer.tenantId, ctx.viewer.userId, ctx.now],
  )
