import { builder } from '../../../kernel/builder.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { asOfArg } from '../../../kernel/graphql/as-of.ts'
import { nodeKey, rowKey } from '../../../kernel/keys.ts'
import { StewardReason } from '../../projects/index.ts'
import { mayKeepDataShare, mayReleaseDataShare, maySeeWhoReachesData } from '../access.ts'
import { dataShareFacts } from './data-share-rows.ts'
import { StorageSubtype } from './enums.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { allocationRow, projectRow } from './rows.ts'

const DataShareActions = actionsType('DataShareActions', {
  rename: 'Change its name.',
  changeSteward: 'Give it another data steward, or the project’s.',
  changeGroup: 'Give it another security group, or the project’s.',
  release: 'Give its storage back.',
  seeWhoReaches: 'See who reaches it, and by which ways.',
})

export const DataShareRef = builder.prismaNode('DataShare', {
  nullable: true,
  id: { resolve: (share) => share.id },
  findUnique: nodeKey,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Unique among the project’s living data shares.' }),
    project: t.prismaField({
      type: 'Project',
      nullable: true,
      description:
        'Whose it is; null for a member of its group who may not see the project: its name is in projectReference.',
      resolve: async (query, { projectId }, _args, ctx) => (await projectRow(ctx, projectId, query)) ?? null,
    }),
    projectReference: t.field({
      type: ProjectReferenceType,
      description: 'Whose it is, by name.',
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    allocation: t.prismaField({
      type: 'Allocation',
      nullable: true,
      description: 'What it is carved from, if the viewer may see that.',
      resolve: async (query, { sourceAllocationId }, _args, ctx) =>
        (await allocationRow(ctx, sourceAllocationId, query)) ?? null,
    }),
    quota: t.field({
      type: 'Decimal',
      description: 'Its size: the whole of its allocation now.',
      resolve: async ({ id }, _args, ctx) => (await dataShareFacts(ctx, id, null))?.quota ?? '0.0000',
    }),
    storageSubtype: t.field({
      type: StorageSubtype,
      description: 'How it is reached.',
      resolve: ({ storageSubtype }) => storageSubtype as typeof StorageSubtype.$inferType,
    }),
    dataSteward: t.relation('dataSteward', { description: 'Who decides who may reach it.' }),
    stewardReason: t.field({
      type: StewardReason,
      description: 'Why that is the steward.',
      resolve: async ({ id, stewardInherited }, _args, ctx) =>
        (await dataShareFacts(ctx, id, null))?.reason ??
        (stewardInherited ? ('PROJECT_DEFAULT' as const) : ('OWN' as const)),
    }),
    stewardInherited: t.exposeBoolean('stewardInherited', {
      description: 'Whether the project’s steward is its steward.',
    }),
    groupInherited: t.exposeBoolean('groupInherited', { description: 'Whether the project’s group is its group.' }),
    releasedAt: t.expose('releasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its storage was given back; null while it lives.',
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was carved.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    viewerCan: t.field({
      type: DataShareActions,
      description: 'What the viewer may do to it.',
      resolve: async (share, _args, ctx) => {
        const living = share.releasedAt === null
        const [keep, release] = [
          living && (await mayKeepDataShare(ctx, share)),
          living && (await mayReleaseDataShare(ctx, share)),
        ]
        const seeWhoReaches = await maySeeWhoReachesData(ctx, share)
        return { rename: release, changeSteward: keep, changeGroup: keep, release, seeWhoReaches }
      },
    }),
  }),
})

builder.queryField('dataShare', (t) =>
  t.prismaField({
    type: 'DataShare',
    nullable: true,
    description: 'One data share; null when there is none that the viewer may see.',
    args: { id: t.arg.globalID({ required: true, description: 'Its id.' }), asOf: asOfArg(t.arg) },
    resolve: (query, _root, { id }, ctx) => ctx.tx.dataShare.findUnique({ ...query, where: rowKey(ctx, id.id) }),
  }),
)
