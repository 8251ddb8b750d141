import { builder } from '../../../kernel/builder.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { holds, mayAskAll } from '../access.ts'

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
  update: 'Change name, address or status.',
  setDefaultProject: 'Choose their default project: everybody their own.',
  seeReach: 'See all that they reach, and by which ways.',
})

export const UserRef = builder.prismaNode('User', {
  nullable: true,
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
      resolve: ({ status }) => status as typeof UserStatus.$inferType,
    }),
    lastLoginAt: t.expose('lastLoginAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they last signed in.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when they are known.' }),
    version: t.exposeInt('version', { description: 'Counts every change.' }),
    roles: t.relation('roles', { description: 'The roles they hold, as far as the viewer may see them.' }),
    viewerCan: t.field({
      type: UserActions,
      description: 'What the viewer may do to them.',
      resolve: ({ id }, _args, ctx) => ({
        update: holds(ctx, 'user:update'),
        setDefaultProject: id === ctx.viewer.userId && ctx.viewer.kind !== 'API_TOKEN',
        seeReach: id === ctx.viewer.userId || mayAskAll(ctx),
      }),
    }),
  }),
})
