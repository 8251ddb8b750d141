import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { type Reachable, reachableNamed } from './registry.ts'
import { explained } from './ways.ts'
import { type AccessAction, accessActions, type Way } from './words.ts'

export interface ExplainAccess {
  readonly userId: string
  readonly object: { readonly typename: string; readonly id: string }
  /** A token of theirs; null for themselves, signed in. */
  readonly apiTokenId: string | null
}

export interface ExplainedAction {
  readonly action: AccessAction
  readonly allowed: boolean
  readonly sentence: string
  readonly ways: readonly Way[]
}

export interface Explanation {
  readonly type: Reachable
  readonly id: string
  readonly userId: string
  readonly label: string
  readonly hindrance: string | null
  readonly actions: readonly ExplainedAction[]
}

const statuses: Readonly<Record<string, string>> = {
  SUSPENDED: 'is suspended',
  LOCKED: 'is locked out',
  PENDING_VERIFICATION: 'has not confirmed their address yet',
}

/**
 * What a person (or a program by one of their tokens) may do with an object, and by which ways.
 * @throws NotFound where the person, the token or the object is none that the viewer sees
 * @throws NotAllowed where the viewer may not ask about this person and this object
 */
export async function explainAccess(ctx: Context, { userId, object, apiTokenId }: ExplainAccess): Promise<Explanation> {
  const user = await ctx.tx.user.findUnique({ where: rowKey(ctx, userId) })
  if (!user || user.deletedAt) throw new NotFound('person', ['userId'])
  const type = reachableNamed(object.typename)
  if (!type) throw new NotFound('project or data share', ['objectId'])
  const [seen] = await ctx.sql<{ label: string }>(
    `select ${type.label} as label from ${type.table} o where o.tenant_id = $1 and o.id = $2`,
    [ctx.viewer.tenantId, object.id],
  )
  if (!seen) throw new NotFound(type.noun, ['objectId'])
  const token = apiTokenId ? await tokenOf(ctx, userId, apiTokenId) : null
  const answer = await explained(ctx, { type, userId, id: object.id, scopes: token?.scopes ?? null })
  if (!answer)
    throw new NotAllowed(
      `ask what somebody else may do with this ${type.noun}`,
      'Its PI, its data steward, an auditor or an administrator',
    )
  const status = statuses[user.status]
  const hindrance =
    token?.ended ?? (status ? `${user.fullName} ${status}, and may nothing until an administrator changes that.` : null)
  return {
    type,
    id: object.id,
    userId,
    label: seen.label,
    hindrance,
    actions: (Object.keys(accessActions) as AccessAction[]).flatMap((action) => {
      const deed = type.actions[action]
      if (!deed) return []
      const ways = answer.ways.filter(({ actions }) => actions.includes(action))
      const allowed = !hindrance && answer.decisions.some((decision) => decision.action === action && decision.allowed)
      return [
        {
          action,
          allowed,
          ways,
          sentence: `${user.fullName} ${allowed ? 'may' : 'may not'} ${deed}${token ? ' by this token' : ''}.`,
        },
      ]
    }),
  }
}

/** A token's scopes, and why it opens nothing where it has ended. */
async function tokenOf(ctx: Context, userId: string, id: string) {
  const token = await ctx.tx.apiToken.findUnique({ where: rowKey(ctx, id) })
  if (!token || token.userId !== userId) throw new NotFound('token', ['apiTokenId'])
  const over = token.revokedAt ?? (token.expiresAt <= ctx.now ? token.expiresAt : null)
  return { scopes: token.scopes, ended: over ? 'This token has ended: nobody comes in by it.' : null }
}
