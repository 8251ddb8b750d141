import type { Context } from '../../../kernel/context.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { NotAllowed } from '../../../kernel/refusals.ts'
import { checkedBody, lockedComment, mayEditComment, writeMentions } from './the-comment.ts'

export interface EditComment extends OperationInput {
  readonly id: string
  readonly body: string
  readonly expectedVersion?: number | null | undefined
}

/** Words one's own comment anew: what it said before stays to be read. */
export function editComment(ctx: Context, input: EditComment): Promise<{ id: string }> {
  return operation(ctx, { name: 'editComment', input }, async () => {
    const { id, projectId, authorId, aboutType, aboutId, body: before } = await lockedComment(ctx, input)
    if (!mayEditComment(ctx, { authorId })) throw new NotAllowed('edit this comment', 'The person who wrote it')
    const body = checkedBody(input.body)
    if (body === before) return { id }
    await ctx.tx.comment.update({ where: rowKey(ctx, id), data: { body }, select: { id: true } })
    await writeMentions(ctx, { id, projectId, body, aboutType, aboutId })
    return { id }
  })
}
