import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { asOfArg } from '../../../kernel/graphql/as-of.ts'
import { nodeKey, rowKey } from '../../../kernel/keys.ts'
import { mayChangeShare } from '../access.ts'
import { ShareKind } from './enums.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { theResourceType } from './rows.ts'
import { givenBy } from './share-amounts.ts'

const ResourceShareActions = actionsType('ResourceShareActions', {
  change: 'Change its percentage or kind.',
  withdraw: 'End it.',
})

const AmountType = builder
  .objectRef<{ resourceTypeId: string; base: string; amount: string }>('ShareAmount')
  .implement({
    description: 'What a share gives now of one resource type.',
    fields: (t) => ({
      resourceType: t.prismaField({
        type: 'ResourceType',
        description: 'Of what.',
        resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
      }),
      base: t.field({
        type: 'Decimal',
        description: 'What the percentage is of: the source’s own less what is carved.',
        resolve: ({ base }) => base,
      }),
      amount: t.field({
        type: 'Decimal',
        description: 'What it gives, rounded down: the crumb stays with the source.',
        resolve: ({ amount }) => amount,
      }),
    }),
  })

export const ResourceShareRef = builder.prismaNode('ResourceShare', {
  nullable: true,
  id: { resolve: (share) => share.id },
  findUnique: nodeKey,
  fields: (t) => ({
    source: t.field({
      type: ProjectReferenceType,
      description: 'Who gives.',
      resolve: ({ sourceProjectId }, _args, ctx) => projectReference(ctx, sourceProjectId),
    }),
    recipient: t.field({
      type: ProjectReferenceType,
      description: 'Who receives.',
      resolve: ({ recipientProjectId }, _args, ctx) => projectReference(ctx, recipientProjectId),
    }),
    resourceType: t.relation('resourceType', {
      nullable: true,
      description: 'Of what; null: of every type that has no share of its own between the two.',
    }),
    percentage: t.field({
      type: 'Decimal',
      description: 'How much of the source’s own less what is carved, in percent, 0 to 99.',
      resolve: ({ sharePercentage }) => sharePercentage.toFixed(2),
    }),
    kind: t.field({
      type: ShareKind,
      description: 'What it does to the source.',
      resolve: ({ kind }) => kind as typeof ShareKind.$inferType,
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'Since when.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', nullable: true, description: 'Until when; null while it stands.' }),
    note: t.exposeString('note', { nullable: true, description: 'Anything the source wants to remember.' }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    gives: t.field({
      type: [AmountType],
      description: 'What it gives now, by resource type.',
      resolve: async (share, _args, ctx) => (await givenBy(ctx, share.id, null)) ?? [],
    }),
    viewerCan: t.field({
      type: ResourceShareActions,
      description: 'What the viewer may do to it.',
      resolve: async (share, _args, ctx) => {
        const may = (share.endsAt === null || share.endsAt > ctx.now) && (await mayChangeShare(ctx, share))
        return { change: may, withdraw: may }
      },
    }),
  }),
})

builder.queryField('resourceShare', (t) =>
  t.prismaField({
    type: 'ResourceShare',
    nullable: true,
    description: 'One share; null when there is none that the viewer may see.',
    args: { id: t.arg.globalID({ required: true, description: 'Its id.' }), asOf: asOfArg(t.arg) },
    resolve: (query, _root, { id }, ctx) => ctx.tx.resourceShare.findUnique({ ...query, where: rowKey(ctx, id.id) }),
  }),
)

type Row = typeof ResourceShareRef.$inferType

/** The shares of projects in force or coming, oldest first. */
const sharesOf = batched<Row[], { side: 'sourceProjectId' | 'recipientProjectId'; query: object }>(
  async (ctx, ids, { side, query }) => {
    const where = {
      tenantId: ctx.viewer.tenantId,
      [side]: { in: ids },
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
    }
    const rows = await ctx.tx.resourceShare.findMany({ ...query, where, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] })
    return new Map(ids.map((id) => [id, rows.filter((row) => row[side] === id)]))
  },
)

builder.prismaObjectFields('Project', (t) => ({
  sharesGiven: t.prismaField({
    type: ['ResourceShare'],
    description: 'What it shares with others: in force or coming, oldest first.',
    resolve: async (query, { id }, _args, ctx) => (await sharesOf(ctx, id, { side: 'sourceProjectId', query })) ?? [],
  }),
  sharesReceived: t.prismaField({
    type: ['ResourceShare'],
    description: 'What others share with it: in force or coming, oldest first.',
    resolve: async (query, { id }, _args, ctx) =>
      (await sharesOf(ctx, id, { side: 'recipientProjectId', query })) ?? [],
  }),
}))
