import { builder } from '../../../kernel/builder.ts'
import { batched, byId } from '../../../kernel/batch.ts'
import type { AllocationRequest, DataShare } from '@tenure/prisma/client'
import { type InboxItem, inboxItems, mostItems } from './inbox-items.ts'
import { inboxSentence } from './inbox-sentence.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { allocationRow } from './rows.ts'

const InboxKindType = builder.enumType('InboxKind', {
  description: 'What waits.',
  values: {
    DECIDE: { description: 'A request that waits for the viewer’s word.' },
    MEND: { description: 'A request of the viewer’s that was sent back.' },
    RENEW: { description: 'A subscription that is renewed by hand comes to its end.' },
    EXPIRING: { description: 'An allocation ends, and nothing of its type follows it.' },
    STEWARD: { description: 'A data share whose steward may no longer come in.' },
    OVERDRAWN: { description: 'A project that has used more than it may.' },
  } as const,
})

const dataShareRow = batched<DataShare, object>(async (ctx, ids, query) =>
  byId(await ctx.tx.dataShare.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } })),
)

const requestRow = batched<AllocationRequest, object>(async (ctx, ids, query) =>
  byId(
    await ctx.tx.allocationRequest.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } }),
  ),
)

const InboxItemType = builder.objectRef<InboxItem>('InboxItem').implement({
  description: 'Something that waits on the viewer, and what it is to be done to.',
  fields: (t) => ({
    key: t.string({ description: 'Tells it from others of the inbox.', resolve: ({ id }) => id }),
    kind: t.field({ type: InboxKindType, description: 'What waits.', resolve: ({ kind }) => kind }),
    sentence: t.string({
      description: 'What is the matter, and what to do.',
      resolve: (item, _args, ctx) => inboxSentence(ctx, item),
    }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'By when; null where it waits already.',
      resolve: ({ dueAt }) => dueAt,
    }),
    project: t.field({
      type: ProjectReferenceType,
      description: 'In which project.',
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    allocation: t.prismaField({
      type: 'Allocation',
      nullable: true,
      description: 'The allocation to renew or to extend.',
      resolve: (query, { allocationId }, _args, ctx) => (allocationId ? allocationRow(ctx, allocationId, query) : null),
    }),
    dataShare: t.prismaField({
      type: 'DataShare',
      nullable: true,
      description: 'The data share that needs a steward.',
      resolve: (query, { dataShareId }, _args, ctx) => (dataShareId ? dataShareRow(ctx, dataShareId, query) : null),
    }),
    request: t.prismaField({
      type: 'AllocationRequest',
      nullable: true,
      description: 'The request to decide, or to mend.',
      resolve: (query, { requestId }, _args, ctx) => (requestId ? requestRow(ctx, requestId, query) : null),
    }),
  }),
})

const InboxType = builder.objectRef<{ readonly items: InboxItem[] }>('Inbox').implement({
  description: 'All that waits on the viewer.',
  fields: (t) => ({
    items: t.field({
      type: [InboxItemType],
      description: `What waits already first, then by its day; ${mostItems} at most.`,
      resolve: ({ items }) => items.slice(0, mostItems),
    }),
    count: t.int({
      description: 'How many, as far as they are shown.',
      resolve: ({ items }) => Math.min(items.length, mostItems),
    }),
    hasMore: t.boolean({ description: 'Whether there are more.', resolve: ({ items }) => items.length > mostItems }),
  }),
})

builder.queryField('inbox', (t) =>
  t.field({
    type: InboxType,
    description:
      'All that waits on the viewer, of what they may do: to be decided, mended, renewed, extended, given a steward, set right.',
    resolve: async (_root, _args, ctx) => ({ items: await inboxItems(ctx) }),
  }),
)
