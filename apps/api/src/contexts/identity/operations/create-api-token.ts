import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { isPermission } from '../permissions.ts'
import { ProofNeeded, TokenAlreadyShown } from '../refusals.ts'
import { checkedExpiry, checkedScopes, checkedTokenName } from '../rules.ts'

export interface CreateApiToken extends OperationInput {
  /** What it is for, in the owner's words. */
  readonly name: string
  /** Permissions of the catalogue. What the owner may not do, the token may not either. */
  readonly scopes: readonly string[]
  readonly expiresAt: Date
}

/** The prefix makes a leaked token recognisable to scanners, and to people. */
const prefix = 'tenure_'

/**
 * Makes a token by which a program acts for the viewer. Its secret is 256 random bits, told once and kept as its SHA-256 alone.
 * Only a person signed in makes one, who has proved who they are within ten minutes: a token can't beget tokens, nor an open screen.
 */
export async function createApiToken(ctx: Context, input: CreateApiToken): Promise<{ id: string; token: string }> {
  let token: string | undefined
  const { id } = await operation(ctx, { name: 'createApiToken', input }, async () => {
    if (ctx.viewer.kind === 'API_TOKEN')
      throw new NotAllowed('make a token by a token', 'The person themselves, signed in,')
    const [proof] = await ctx.sql<{ is_fresh: boolean }>('select identity.has_just_proved() as is_fresh')
    if (!proof?.is_fresh) throw new ProofNeeded()
    const [name, scopes, expiresAt] = [
      checkedTokenName(input.name),
      checkedScopes(input.scopes, isPermission),
      checkedExpiry(input.expiresAt, ctx.now),
    ]
    const secret = prefix + randomBytes(32).toString('base64url')
    const made = newId()
    await ctx.sql(
      'insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        ctx.viewer.tenantId,
        made,
        ctx.viewer.userId,
        name,
        createHash('sha256').update(secret).digest(),
        secret.slice(0, prefix.length + 6),
        scopes,
        expiresAt,
      ],
    )
    token = secret
    return { id: made }
  })
  // A repetition finds what was made, not its secret: that is nowhere any more.
  if (!token) throw new TokenAlreadyShown()
  return { id, token }
}
