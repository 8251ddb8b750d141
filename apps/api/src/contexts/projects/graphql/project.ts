import { builder } from '../../../kernel/builder.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { mayAdministerProject, mayEditProject, mayOwnProject } from '../access.ts'

export const ProjectStatus = builder.enumType('ProjectStatus', {
  description: 'How far a project is.',
  values: { DRAFT: { description: 'Being set up: it has no billing information yet.' }, ACTIVE: { description: 'In use.' } } as const,
})

const ProjectActions = actionsType('ProjectActions', {
  update: 'Change its name, description, billing and defaults.',
  manageMembers: 'Say who works on it.',
  manageManagers: 'Name its resource managers.',
  archive: 'Put it away.',
  restore: 'Bring it back.',
})

export const ProjectRef = builder.prismaNode('Project', {
  id: { resolve: (project) => project.id },
  findUnique: nodeKey,
  fields: (t) => ({
    publicId: t.exposeString('publicId', { description: 'Short and spoken: `AB-12`.' }),
    name: t.exposeString('name', { description: 'Unique among its PI’s living projects.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is about.' }),
    status: t.field({ type: ProjectStatus, description: 'How far it is.', resolve: ({ status }) => status as typeof ProjectStatus.$inferType }),
    archivedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was put away; null while it lives.' }),
    piOwner: t.relation('piOwner', { description: 'The PI who owns it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    viewerCan: t.field({
      type: ProjectActions,
      description: 'What the viewer may do to it.',
      resolve: async (project, _args, ctx) => {
        const [edit, administer, own] = [await mayEditProject(ctx, project), await mayAdministerProject(ctx, project), await mayOwnProject(ctx, project)]
        const living = project.deletedAt === null
        return { update: edit && living, manageMembers: administer && living, manageManagers: own && living, archive: own && living, restore: own && !living }
      },
    }),
  }),
})

builder.queryField('project', (t) =>
  t.prismaField({
    type: 'Project',
    nullable: true,
    description: 'One project, by its id or its public id; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ description: 'Its id.' }),
      publicId: t.arg.string({ description: 'Its public id: `AB-12`.' }),
    },
    resolve: (query, _root, { id, publicId }, ctx) =>
      ctx.tx.project.findFirst({ ...query, where: { tenantId: ctx.viewer.tenantId, ...(id ? { id: id.id } : { publicId: publicId ?? '' }) } }),
  }),
)
