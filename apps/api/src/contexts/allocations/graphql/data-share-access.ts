import { builder } from '../../../kernel/builder.ts'
import { type Access, accessesOf } from './data-share-rows.ts'
import { DataShareRef } from './data-share.ts'
import { theUser } from './rows.ts'

const Kind = builder.enumType('DataAccessKind', {
  description: 'By which right a person reaches a data share.',
  values: {
    GROUP_MEMBER: { description: 'A member of its security group.' },
    STEWARD: { description: 'Its data steward.' },
  } as const,
})

interface Reason {
  readonly kind: typeof Kind.$inferType
  readonly sentence: string
}

const ReasonType = builder.objectRef<Reason>('DataAccessReason').implement({
  description: 'Why a person reaches a data share.',
  fields: (t) => ({
    kind: t.field({ type: Kind, description: 'By which right.', resolve: ({ kind }) => kind }),
    sentence: t.exposeString('sentence', { description: 'In words.' }),
  }),
})

const AccessType = builder
  .objectRef<Access & { readonly groupName: string; readonly steward: string }>('DataAccess')
  .implement({
    description: 'A person who reaches a data share, and why.',
    fields: (t) => ({
      user: t.prismaField({
        type: 'User',
        description: 'The person.',
        resolve: (query, { userId }, _args, ctx) => theUser(ctx, userId, query),
      }),
      reasons: t.field({
        type: [ReasonType],
        description: 'Every right that lets them; each alone would do.',
        resolve: ({ reasons, groupName, steward }) =>
          reasons.map(({ kind }) => ({
            kind,
            sentence: kind === 'STEWARD' ? steward : `Member of the security group ${groupName}.`,
          })),
      }),
    }),
  })

builder.prismaObjectField(DataShareRef, 'accesses', (t) =>
  t.field({
    type: [AccessType],
    select: { securityGroup: { select: { groupName: true } } },
    description: 'Who reaches it and why. A mere member of its group sees only themselves.',
    resolve: async (share, _args, ctx) => {
      const steward = share.stewardInherited ? 'Its data steward, by the project.' : 'Its own data steward.'
      return ((await accessesOf(ctx, share.id, null)) ?? []).map((access) => ({
        ...access,
        groupName: share.securityGroup.groupName,
        steward,
      }))
    },
  }),
)
