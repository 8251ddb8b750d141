import { builder } from '../../../kernel/builder.ts'

builder.prismaNode('Role', {
  nullable: true,
  id: { resolve: (role) => role.id },
  findUnique: (id, ctx) => ({ tenantId_id: { tenantId: ctx.viewer.tenantId, id } }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    permissions: t.stringList({
      description: 'What it allows, as `<resource>:<action>`.',
      resolve: ({ permissions }) => permissions as string[],
    }),
    isSystemRole: t.exposeBoolean('isSystemRole', {
      description: 'Whether it is the same in every tenant, and can’t be changed.',
    }),
  }),
})

builder.prismaObject('UserRole', {
  findUnique: ({ tenantId, id }) => ({ tenantId_id: { tenantId, id } }),
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The grant’s own id.' }),
    role: t.relation('role', { description: 'The role.' }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'Since when.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when; null is without end.',
    }),
  }),
})

builder.queryField('roles', (t) =>
  t.prismaField({
    type: ['Role'],
    description: 'All roles that can be granted here: the system’s and the tenant’s own.',
    resolve: (query, _root, _args, ctx) =>
      ctx.tx.role.findMany({ ...query, orderBy: [{ isSystemRole: 'desc' }, { name: 'asc' }] }),
  }),
)
