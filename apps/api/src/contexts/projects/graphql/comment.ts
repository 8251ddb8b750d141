import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { findPage, type KeysetTerm } from '../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../kernel/graphql/rows-query.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { UserRef } from '../../identity/index.ts'
import { commentable, mayComment, mayEditComment, mayResolveComment, type Thing } from '../operations/the-comment.ts'

const CommentActions = actionsType('CommentActions', {
  edit: 'Word it anew.',
  answer: 'Answer in its thread.',
  resolve: 'Say that its thread is settled, or take it up again.',
})

const CommentEditType = builder.prismaObject('CommentEdit', {
  description: 'What a comment said before it was edited.',
  fields: (t) => ({
    body: t.exposeString('body', { description: 'What it said.' }),
    editedAt: t.expose('editedAt', { type: 'DateTime', description: 'Until when.' }),
  }),
})

export const CommentRef = builder.prismaNode('Comment', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    author: t.relation('author', { description: 'Who wrote it.' }),
    body: t.exposeString('body', { description: 'What they say, as Markdown.' }),
    mentioned: t.field({
      type: [UserRef],
      description: 'Whom it calls, by name.',
      select: { mentions: { include: { user: true } } },
      resolve: ({ mentions }) => mentions.map(({ user }) => user).sort((a, b) => a.fullName.localeCompare(b.fullName)),
    }),
    answers: t.relation('answers', {
      description: 'The answers in its thread, the oldest first.',
      query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    }),
    edits: t.relation('edits', {
      type: CommentEditType,
      description: 'What it said before, the oldest first.',
      query: { orderBy: { version: 'asc' } },
    }),
    editedAt: t.expose('editedAt', { type: 'DateTime', nullable: true, description: 'When it was last worded anew.' }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when its thread is settled.',
    }),
    resolvedBy: t.relation('resolvedByUser', { nullable: true, description: 'Who said so.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    viewerCan: t.field({
      type: CommentActions,
      description: 'What the viewer may do to it.',
      resolve: (comment, _args, ctx) => ({
        edit: mayEditComment(ctx, comment),
        answer: () => mayComment(ctx, comment),
        resolve: () => mayResolveComment(ctx, comment),
      }),
    }),
  }),
})

/** A thing that is commented, from its global id; of a type about which nothing is said there is none. */
export function thingOf({ typename, id }: { readonly typename: string; readonly id: string }): Thing {
  const known = Object.hasOwn(commentable, typename) ? commentable[typename as keyof typeof commentable] : 'nothing'
  return { aboutType: known, aboutId: id }
}

type Row = typeof CommentRef.$inferType
const terms: KeysetTerm<Row>[] = [
  {
    path: ['createdAt'],
    direction: 'asc',
    value: ({ createdAt }) => createdAt.toISOString(),
    read: (value) => new Date(value),
  },
  { path: ['id'], direction: 'asc', value: ({ id }) => id },
]

builder.queryField('comments', (t) =>
  t.connection({
    type: CommentRef,
    description:
      'The threads about a thing, the oldest first: each by its first comment. Nothing, where the viewer may not see the thing.',
    args: {
      aboutId: t.arg.globalID({
        required: true,
        description: 'The thing: a project, an allocation, a share, a data share or a request.',
      }),
    },
    resolve: (_root, { aboutId, ...args }, ctx, info) => {
      const where = { tenantId: ctx.viewer.tenantId, ...thingOf(aboutId), parentCommentId: null }
      const query = rowsQuery(ctx, info)
      return findPage<Row>({
        args,
        terms,
        find: ({ orderBy, take, where: beyond }) =>
          ctx.tx.comment.findMany({ ...query, orderBy, take, where: { AND: [where, beyond] } }),
        count: () => ctx.tx.comment.count({ where }),
      })
    },
  }),
)

const people = batched<readonly string[]>(async (ctx, ids) => {
  const rows = await ctx.sql<{ thing: string; id: string }>(
    `select t.thing, p.id from unnest($1::text[]) t (thing)
     cross join lateral projects.people_around(projects.project_of(split_part(t.thing, ' ', 1), split_part(t.thing, ' ', 2)::uuid)) p order by p.full_name, p.id`,
    [ids],
  )
  const found = new Map<string, string[]>()
  for (const { thing, id } of rows) found.set(thing, [...(found.get(thing) ?? []), id])
  return found
})

builder.queryField('mentionable', (t) =>
  t.prismaField({
    type: [UserRef],
    description:
      'Whom a comment on a thing may call, by name: who works on its project and who decides about its requests. At most 200.',
    args: { aboutId: t.arg.globalID({ required: true, description: 'The thing.' }) },
    resolve: async (query, _root, { aboutId }, ctx) => {
      const { aboutType, aboutId: id } = thingOf(aboutId)
      const ids = (await people(ctx, `${aboutType} ${id}`, null)) ?? []
      return ctx.tx.user.findMany({
        ...query,
        where: { tenantId: ctx.viewer.tenantId, id: { in: [...ids] } },
        orderBy: [{ fullName: 'asc' }, { id: 'asc' }],
        take: 200,
      })
    },
  }),
)
