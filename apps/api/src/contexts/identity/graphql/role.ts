import { builder } from '../../../kernel/builder.ts'
import { byJson, byRows, inTable } from '../../../kernel/compiled/declare.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { holds } from '../access.ts'

const systemTenant = '00000000-0000-0000-0000-000000000000'
const RoleActions = actionsType('RoleActions', {
  update: 'Change its name, its description and what it allows.',
  delete: 'Remove it, once nobody holds it.',
  grant: 'Give it to people: who holds all that it allows.',
})

export const RoleRef = builder.prismaNode('Role', {
  nullable: true,
  extensions: inTable('identity.roles'),
  id: { resolve: (role) => role.id },
  // The system's roles have ids that no other row has, and are everybody's.
  findUnique: (id, ctx) => ({
    tenantId_id: { tenantId: id.startsWith('00000000-0000-7000-8000-') ? systemTenant : ctx.viewer.tenantId, id },
  }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    permissions: t.stringList({
      description: 'What it allows, as `<resource>:<action>`.',
      extensions: byJson(({ x }) => `ctx.json_text(${x}.permissions)`),
      resolve: ({ permissions }) => permissions as string[],
    }),
    isSystemRole: t.exposeBoolean('isSystemRole', {
      description: 'Whether it is the same in every tenant, and can’t be changed.',
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    holders: t.relation('grants', {
      description: 'Who holds it here, longest first, two hundred at most, as far as the viewer may see grants.',
      query: (_args, ctx) => ({
        where: { tenantId: ctx.viewer.tenantId, user: { deletedAt: null } },
        orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
        take: 200,
      }),
    }),
    viewerCan: t.field({
      type: RoleActions,
      description: 'What the viewer may do to it.',
      resolve: ({ isSystemRole, permissions }, _args, ctx) => ({
        update: !isSystemRole && holds(ctx, 'role:update'),
        delete: !isSystemRole && holds(ctx, 'role:delete'),
        grant: holds(ctx, 'role:update') && (permissions as string[]).every((name) => ctx.viewer.permissions.has(name)),
      }),
    }),
  }),
})

builder.prismaObject('UserRole', {
  extensions: inTable('identity.user_roles'),
  findUnique: ({ tenantId, id }) => ({ tenantId_id: { tenantId, id } }),
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The grant’s own id.' }),
    role: t.relation('role', { description: 'The role.' }),
    user: t.relation('user', { description: 'The person.' }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'Since when.' }),
    grantedBy: t.relation('grantedByUser', {
      nullable: true,
      description: 'Who gave it; null where the installation did.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The instant from which it gives nothing; null is without end.',
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
  }),
})

builder.queryField('roles', (t) =>
  t.prismaField({
    type: [RoleRef],
    description: 'All roles that can be granted here: the system’s and the tenant’s own.',
    extensions: byRows({ order: (k) => `${k}.is_system_role desc, ${k}.name` }),
    resolve: (query, _root, _args, ctx) =>
      ctx.tx.role.findMany({ ...query, orderBy: [{ isSystemRole: 'desc' }, { name: 'asc' }] }),
  }),
)
