import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput, NotAllowed, NotFound } from '../../../kernel/refusals.ts'
import { checkedBody, mayComment, projectOf, type Thing, writeMentions } from './the-comment.ts'

export interface AddComment extends OperationInput, Thing {
  /** Markdown. `@username` calls a person. */
  readonly body: string
  /** The comment it answers. */
  readonly parentCommentId?: string | null | undefined
}

/** Says something about a thing, or answers in its thread; calls whom it names. */
export function addComment(ctx: Context, input: AddComment): Promise<{ id: string }> {
  return operation(ctx, { name: 'addComment', input }, async () => {
    const projectId = await projectOf(ctx, input)
    if (!(await mayComment(ctx, { projectId })))
      throw new NotAllowed('comment on this', 'Who works on the project, or who decides about its requests')
    const body = checkedBody(input.body)
    const id = newId()
    await ctx.tx.comment.create({
      data: {
        tenantId: ctx.viewer.tenantId,
        id,
        projectId,
        aboutType: input.aboutType,
        aboutId: input.aboutId,
        parentCommentId: await threadOf(ctx, input),
        authorId: ctx.viewer.userId,
        body,
        createdAt: await ctx.moment(),
      },
      select: { id: true },
    })
    const { aboutType, aboutId } = input
    await writeMentions(ctx, { id, projectId, body, aboutType, aboutId })
    return { id }
  })
}

/** An answer to an answer belongs to the same thread. */
async function threadOf(ctx: Context, { parentCommentId, aboutType, aboutId }: AddComment): Promise<string | null> {
  if (!parentCommentId) return null
  const parent = await ctx.tx.comment.findUnique({ where: rowKey(ctx, parentCommentId) })
  if (!parent) throw new NotFound('comment', ['parentCommentId'])
  if (parent.aboutType !== aboutType || parent.aboutId !== aboutId)
    throw new InvalidInput('That comment is about something else. Answer it there.', ['parentCommentId'])
  return parent.parentCommentId ?? parent.id
}
