import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { lockedComment, mayResolveComment } from './the-comment.ts'

export interface ResolveComment extends OperationInput {
  /** The first comment of the thread. */
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Says that a thread is settled. */
export function resolveComment(ctx: Context, input: ResolveComment): Promise<{ id: string }> {
  return operation(ctx, { name: 'resolveComment', input }, async () => {
    const comment = await lockedComment(ctx, input)
    if (!(await mayResolveComment(ctx, comment)))
      throw new NotAllowed(
        'resolve this thread',
        'Who began it, who edits the project, or who decides for the facility',
      )
    const { id, resolvedAt } = comment
    if (resolvedAt !== null) return { id }
    const data = { resolvedAt: await ctx.moment(), resolvedBy: ctx.viewer.userId }
    await ctx.tx.comment.update({ where: rowKey(ctx, id), data, select: { id: true } })
    return { id }
  })
}
