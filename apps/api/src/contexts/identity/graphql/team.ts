import { builder } from '../../../kernel/builder.ts'
import { byRows, inTable } from '../../../kernel/compiled/declare.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { holds } from '../access.ts'

const TeamActions = actionsType('TeamActions', {
  update: 'Change it and who is in it.',
  delete: 'Remove it, once no project belongs to it.',
})

builder.prismaObject('TeamMember', {
  findUnique: ({ tenantId, id }) => ({ tenantId_id: { tenantId, id } }),
  fields: (t) => ({
    user: t.relation('user', { description: 'The person.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  }),
})

export const TeamRef = builder.prismaNode('Team', {
  nullable: true,
  extensions: inTable('identity.teams'),
  id: { resolve: (team) => team.id },
  findUnique: nodeKey,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it does.' }),
    version: t.exposeInt('version', { description: 'Counts every change.' }),
    members: t.relation('members', {
      description: 'Who is in it, longest first, two hundred at most.',
      query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 200 },
    }),
    memberCount: t.relationCount('members', { description: 'How many are in it.' }),
    viewerCan: t.field({
      type: TeamActions,
      description: 'What the viewer may do to it.',
      resolve: (_team, _args, ctx) => ({ update: holds(ctx, 'team:update'), delete: holds(ctx, 'team:update') }),
    }),
  }),
})

builder.queryField('teams', (t) =>
  t.prismaField({
    type: [TeamRef],
    description: 'The teams of the tenant, by name.',
    extensions: byRows({
      where: (k, { tenant }) => `${k}.tenant_id = ${tenant}`,
      order: (k) => `${k}.name, ${k}.id`,
    }),
    resolve: (query, _root, _args, ctx) =>
      ctx.tx.team.findMany({
        ...query,
        where: { tenantId: ctx.viewer.tenantId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
)
