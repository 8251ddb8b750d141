import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { InvalidInput, NotFound } from '../../../kernel/refusals.ts'
import { refuseStale } from '../../../kernel/stale.ts'
import { holds, notify } from '../../identity/index.ts'
import { projectsTo } from '../access.ts'
import { mentionedIn } from '../rules.ts'

/** What may be commented, by the graph's type: the thing's table. The database knows the same (law/comments.sql). */
export const commentable = {
  Project: 'projects',
  Allocation: 'allocations',
  ResourceShare: 'resource_shares',
  DataShare: 'data_shares',
  AllocationRequest: 'allocation_requests',
} as const

/** A thing that is commented, as its table and id. */
export interface Thing {
  readonly aboutType: string
  readonly aboutId: string
}

/** The project of a thing that the viewer sees. */
export async function projectOf(ctx: Context, { aboutType, aboutId }: Thing): Promise<string> {
  const [found] = await ctx.sql<{ id: string | null }>('select projects.project_of($1, $2) as id', [aboutType, aboutId])
  if (!found?.id) throw new NotFound('thing to comment on', ['aboutId'])
  return found.id
}

/** Refuses a text that is none, or too long. */
export function checkedBody(body: string): string {
  const text = body.trim()
  if (text.length === 0 || text.length > 10_000)
    throw new InvalidInput(`A comment has 1 to 10,000 characters, not ${text.length}.`, ['body'])
  return text
}

/** The comment, locked, of the version that the editor saw. */
export async function lockedComment(
  ctx: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion?: number | null | undefined },
) {
  await ctx.sql('select from projects.comments where tenant_id = $1 and id = $2 for no key update', [
    ctx.viewer.tenantId,
    id,
  ])
  const comment = await ctx.tx.comment.findUnique({ where: rowKey(ctx, id) })
  if (!comment) throw new NotFound('comment', ['id'])
  await refuseStale(ctx, comment, { expected: expectedVersion, history: { trail: 'comments' } })
  return comment
}

interface OfProject {
  readonly projectId: string
}

/** Who works on the project speaks about what is its; so does who decides for the facility. */
export const mayComment = async (ctx: Context, { projectId }: OfProject): Promise<boolean> =>
  tokenMay(ctx) &&
  (holds(ctx, 'request:decide') ||
    holds(ctx, 'project:update') ||
    (await projectsTo(ctx, 'view')).has(projectId) ||
    (await isApprover(ctx, projectId)))

const tokenMay = (ctx: Context) => ctx.viewer.scopes === null || ctx.viewer.scopes.includes('project:update')

async function isApprover(ctx: Context, projectId: string): Promise<boolean> {
  const [found] = await ctx.sql<{ is: boolean }>(
    `select exists (select from allocations.allocation_requests q where q.tenant_id = $1 and q.project_id = $2 and q.id in (select allocations.requests_of_approver())) as is`,
    [ctx.viewer.tenantId, projectId],
  )
  return found!.is
}

/** Who wrote a comment edits it. */
export const mayEditComment = (ctx: Context, { authorId }: { readonly authorId: string }): boolean =>
  tokenMay(ctx) && authorId === ctx.viewer.userId

/** Who began a thread, who edits the project and who decides for the facility say that it is settled. */
export const mayResolveComment = async (
  ctx: Context,
  comment: OfProject & { readonly authorId: string; readonly parentCommentId: string | null },
): Promise<boolean> =>
  comment.parentCommentId === null &&
  tokenMay(ctx) &&
  (comment.authorId === ctx.viewer.userId ||
    holds(ctx, 'request:decide') ||
    holds(ctx, 'project:update') ||
    (await projectsTo(ctx, 'edit')).has(comment.projectId))

/** Writes whom a comment calls: those its text names with an @ before their username, among who may be part of the talk. */
export async function writeMentions(
  ctx: Context,
  { id, projectId, body, ...about }: OfProject & Thing & { readonly id: string; readonly body: string },
): Promise<void> {
  const names = mentionedIn(body)
  const called =
    names.length === 0
      ? []
      : (
          await ctx.sql<{ id: string }>(
            'select p.id from projects.people_around($1) p where lower(p.username) = any ($2) and p.id <> $3',
            [projectId, names, ctx.viewer.userId],
          )
        ).map((row) => row.id)
  const where = { tenantId: ctx.viewer.tenantId, commentId: id }
  const before = (await ctx.tx.commentMention.findMany({ where, select: { userId: true } })).map(({ userId }) => userId)
  const gone = before.filter((userId) => !called.includes(userId))
  if (gone.length > 0) await ctx.tx.commentMention.deleteMany({ where: { ...where, userId: { in: gone } } })
  const added = called.filter((userId) => !before.includes(userId))
  await ctx.tx.commentMention.createMany({
    data: added.map((userId) => ({ ...where, id: newId(), projectId, userId })),
  })
  await notify(ctx, {
    recipients: added,
    kind: 'comment.mention',
    key: id,
    projectId,
    about: { type: about.aboutType, id: about.aboutId },
    details: { excerpt: body.length > 140 ? `${body.slice(0, 139)}…` : body },
  })
}
