import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { lockedComment, mayResolveComment } from './the-comment.ts'

export interface ReopenComment extends OperationInput {
  /** The first comment of the thread. */
  readonly id: string
  readonly expectedVersion?: number | null | undefined
}

/** Takes up a thread again that was settled. */
export function reopenComment(ctx: Context, input: ReopenComment): Promise<{ id: string }> {
  return operation(ctx, { name: 'reopenComment', input }, async () => {
    const comment = await lockedComment(ctx, input)
    if (!(await mayResolveComment(ctx, comment)))
      throw new NotAllowed('reopen this thread', 'Who began it, who edits the project, or who decides for the facility')
    const { id, resolvedAt } = comment
    if (resolvedAt === null) return { id }
    const data = { resolvedAt: null, resolvedBy: null }
    await ctx.tx.comment.update({ where: rowKey(ctx, id), data, select: { id: true } })
    return { id }
  })
}
