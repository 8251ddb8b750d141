import { builder } from '../../../kernel/builder.ts'
import { editFields, operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { addComment } from '../operations/add-comment.ts'
import { editComment } from '../operations/edit-comment.ts'
import { reopenComment } from '../operations/reopen-comment.ts'
import { resolveComment } from '../operations/resolve-comment.ts'
import { CommentRef, thingOf } from './comment.ts'

const AddCommentInput = builder.inputType('AddCommentInput', {
  description: 'What is said about what.',
  fields: (t) => ({
    ...operationFields(t),
    aboutId: t.globalID({
      required: true,
      description: 'The thing: a project, an allocation, a share, a data share or a request.',
    }),
    body: t.string({ required: true, description: 'Markdown. `@username` calls a person.' }),
    parentCommentId: t.globalID({
      for: CommentRef,
      description: 'The comment it answers; absent, it begins a thread.',
    }),
  }),
})

builder.mutationField('addComment', (t) =>
  t.prismaField({
    type: CommentRef,
    description: 'Says something about a thing, or answers in its thread.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: AddCommentInput, required: true, description: 'The comment.' }) },
    resolve: async (query, _root, { input: { aboutId, parentCommentId, ...input } }, ctx) => {
      const { id } = await addComment(ctx, { ...input, ...thingOf(aboutId), parentCommentId: parentCommentId?.id })
      return ctx.tx.comment.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const EditCommentInput = builder.inputType('EditCommentInput', {
  description: 'How a comment is worded anew.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: CommentRef, description: 'The comment.' }),
    body: t.string({ required: true, description: 'Markdown. `@username` calls a person.' }),
  }),
})

builder.mutationField('editComment', (t) =>
  t.prismaField({
    type: CommentRef,
    description: 'Words one’s own comment anew: what it said before stays to be read.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: EditCommentInput, required: true, description: 'The comment.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editComment(ctx, { ...input, id: input.id.id })
      return ctx.tx.comment.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const ThreadInput = builder.inputType('CommentThreadInput', {
  description: 'A thread.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: CommentRef, description: 'Its first comment.' }),
  }),
})

builder.mutationField('resolveComment', (t) =>
  t.prismaField({
    type: CommentRef,
    description: 'Says that a thread is settled.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: ThreadInput, required: true, description: 'The thread.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await resolveComment(ctx, { ...input, id: input.id.id })
      return ctx.tx.comment.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.mutationField('reopenComment', (t) =>
  t.prismaField({
    type: CommentRef,
    description: 'Takes up a thread again that was settled.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: ThreadInput, required: true, description: 'The thread.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await reopenComment(ctx, { ...input, id: input.id.id })
      return ctx.tx.comment.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
