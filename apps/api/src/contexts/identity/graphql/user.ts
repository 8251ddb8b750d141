import { builder } from '../../../kernel/builder.ts'
import { byColumn, byRows, bySameRow, inTable } from '../../../kernel/compiled/declare.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { holds, lockOf, mayAskAll, mayBeViewed } from '../access.ts'

export const UserStatus = builder.enumType('UserStatus', {
  description: 'Whether a person may come in.',
  values: {
    ACTIVE: { description: 'They may.' },
    SUSPENDED: { description: 'An administrator has shut them out for now.' },
    PENDING_VERIFICATION: { description: 'Their address is not yet confirmed.' },
    LOCKED: { description: 'An administrator has locked them out.' },
  } as const,
})
const UserActions = actionsType('UserActions', {
  update: 'Change name, username or address.',
  invite: 'Mail them their invitation anew: who has not come yet.',
  suspend: 'Shut them out for now.',
  reinstate: 'Let them in again.',
  unlock: 'Forget their failed sign-ins, and lift a lock.',
  archive: 'Put them away.',
  restore: 'Bring them back from the archive.',
  endSessions: 'End their sessions.',
  grantRoles: 'Give them roles and take them away.',
  attest: 'Attest that they may work under export control.',
  impersonate: 'Look at Tenure as they see it.',
  setDefaultProject: 'Choose their default project: everybody their own.',
  seeReach: 'See all that they reach, and by which ways.',
})

export const UserRef = builder.prismaNode('User', {
  nullable: true,
  extensions: inTable('identity.users'),
  id: { resolve: (user) => user.id },
  findUnique: nodeKey,
  fields: (t) => ({
    username: t.exposeString('username', { description: 'The short name the facility knows the person by.' }),
    email: t.exposeString('email', { description: 'Their address.' }),
    fullName: t.exposeString('fullName', { description: 'Their name.' }),
    avatarUrl: t.exposeString('avatarUrl', { nullable: true, description: 'Their picture.' }),
    status: t.field({
      type: UserStatus,
      description: 'Whether they may come in.',
      extensions: byColumn('status'),
      resolve: ({ status }) => status as typeof UserStatus.$inferType,
    }),
    lastLoginAt: t.expose('lastLoginAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they last signed in.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when they are known.' }),
    emailVerified: t.exposeBoolean('emailVerified', { description: 'Whether their address is confirmed.' }),
    archivedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they were put away; null for who is here.',
    }),
    version: t.exposeInt('version', { description: 'Counts every change.' }),
    roles: t.relation('roles', {
      description: 'The roles they hold, as far as the viewer may see them.',
      query: { orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }] },
      extensions: byRows({
        where: (k, { x }) => `${k}.tenant_id = ${x}.tenant_id and ${k}.user_id = ${x}.id`,
        order: (k) => `${k}.granted_at, ${k}.id`,
      }),
    }),
    viewerCan: t.field({
      type: UserActions,
      description: 'What the viewer may do to them.',
      extensions: bySameRow({
        fields: {
          update: ({ x, once }) => `${once(`ctx.can('user:update')`, 'boolean')} and ${x}.deleted_at is null`,
          seeReach: ({ x, viewer, once }) =>
            `${x}.id = ${viewer} or (${once(`ctx.can('role:read')`, 'boolean')} and ${once(`ctx.can('security_group:read')`, 'boolean')})`,
          setDefaultProject: ({ x, viewer, once }) => `${x}.id = ${viewer} and ${once('ctx.in_person()', 'boolean')}`,
        },
      }),
      resolve: ({ id, status, deletedAt }, _args, ctx) => {
        const [isViewer, living] = [id === ctx.viewer.userId, deletedAt === null]
        const [changes, removes] = [holds(ctx, 'user:update'), holds(ctx, 'user:update') && holds(ctx, 'user:delete')]
        return {
          update: changes && living,
          invite: holds(ctx, 'user:create') && living && status === 'PENDING_VERIFICATION',
          suspend: changes && living && !isViewer && status !== 'SUSPENDED',
          reinstate: changes && living && status === 'SUSPENDED',
          unlock: async () => changes && living && (status === 'LOCKED' || (await lockOf(ctx, id, null)) !== undefined),
          archive: removes && living && !isViewer,
          restore: removes && !living,
          endSessions: changes,
          grantRoles: holds(ctx, 'role:update') && living,
          attest: holds(ctx, 'user:attest') && living && !isViewer,
          impersonate: async () => holds(ctx, 'user:impersonate') && ((await mayBeViewed(ctx, id, null)) ?? false),
          seeReach: isViewer || mayAskAll(ctx),
          setDefaultProject: isViewer && ctx.viewer.kind !== 'API_TOKEN',
        }
      },
    }),
  }),
})
