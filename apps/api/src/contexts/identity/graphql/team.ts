import { builder } from '../../../kernel/builder.ts'
import { nodeKey } from '../../../kernel/keys.ts'

export const TeamRef = builder.prismaNode('Team', {
  nullable: true,
  id: { resolve: (team) => team.id },
  findUnique: nodeKey,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it does.' }),
    version: t.exposeInt('version', { description: 'Counts every change.' }),
  }),
})

builder.queryField('teams', (t) =>
  t.prismaField({
    type: [TeamRef],
    description: 'The teams of the tenant, by name.',
    resolve: (query, _root, _args, ctx) =>
      ctx.tx.team.findMany({
        ...query,
        where: { tenantId: ctx.viewer.tenantId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),
)
