import { formatGrouped } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import { builder } from '../../../kernel/builder.ts'
import { batched, byId } from '../../../kernel/batch.ts'
import type { Context } from '../../../kernel/context.ts'
import type { DataShare } from '@tenure/prisma/client'
import { type InboxItem, inboxItems, mostItems } from './inbox-items.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { allocationRow, theResourceType } from './rows.ts'

const InboxKindType = builder.enumType('InboxKind', {
  description: 'What waits.',
  values: {
    RENEW: { description: 'A subscription that is renewed by hand comes to its end.' },
    EXPIRING: { description: 'An allocation ends, and nothing of its type follows it.' },
    STEWARD: { description: 'A data share whose steward may no longer come in.' },
    OVERDRAWN: { description: 'A project that has used more than it may.' },
  } as const,
})

const dataShareRow = batched<DataShare, object>(async (ctx, ids, query) =>
  byId(await ctx.tx.dataShare.findMany({ ...query, where: { tenantId: ctx.viewer.tenantId, id: { in: ids } } })),
)

const day = (at: Date | null) => new Date((at?.getTime() ?? 1) - 1).toISOString().slice(0, 10)

async function sentence(ctx: Context, { kind, amount, resourceTypeId, dueAt }: InboxItem): Promise<string> {
  if (kind === 'STEWARD' || amount === null || resourceTypeId === null)
    return 'Its data steward may no longer come in. Name another, so that somebody decides who reaches the data.'
  const { name, unit } = await theResourceType(ctx, resourceTypeId, {})
  const what = `${formatGrouped(parseQuantity(amount))} ${unit} of ${name}`
  if (kind === 'OVERDRAWN') return `It has used ${what} more than it may. Grant it more, or receive a share.`
  const has = dueAt !== null && dueAt <= ctx.now ? 'ended' : 'ends'
  if (kind === 'RENEW') return `${what}: the last period ${has} with ${day(dueAt)} unless somebody renews it.`
  return `${what}: its last day is ${day(dueAt)}, and nothing follows it.`
}

const InboxItemType = builder.objectRef<InboxItem>('InboxItem').implement({
  description: 'Something that waits on the viewer, and what it is to be done to.',
  fields: (t) => ({
    key: t.string({ description: 'Tells it from others of the inbox.', resolve: ({ id }) => id }),
    kind: t.field({ type: InboxKindType, description: 'What waits.', resolve: ({ kind }) => kind }),
    sentence: t.string({
      description: 'What is the matter, and what to do.',
      resolve: (item, _args, ctx) => sentence(ctx, item),
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
      'All that waits on the viewer, of what they may do: to be renewed, extended, given a steward, set right.',
    resolve: async (_root, _args, ctx) => ({ items: await inboxItems(ctx) }),
  }),
)
