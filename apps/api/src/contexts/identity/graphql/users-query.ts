import type { Prisma } from '@tenure/prisma/client'
import { builder } from '../../../kernel/builder.ts'
import { Direction } from '../../../kernel/graphql/direction.ts'
import { findPage, type KeysetTerm } from '../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../kernel/graphql/rows-query.ts'
import { usersPage } from './users-page.ts'
import { matchingIds } from '../matching.ts'
import { UserRef, UserStatus } from './user.ts'

type Row = typeof UserRef.$inferType

const Filter = builder.inputType('UserFilter', {
  description: 'Which people; all that is given must hold.',
  fields: (t) => ({
    search: t.string({ description: 'In name, username or address, whatever the case.' }),
    status: t.field({ type: UserStatus, description: 'Of this status.' }),
    isArchived: t.boolean({ description: 'Put away; who is here unless said.' }),
    role: t.string({ description: 'Holding the role of this name now, as far as the viewer may see roles.' }),
  }),
})
const Field = builder.enumType('UserOrderField', {
  description: 'What people can be ordered by.',
  values: {
    NAME: { description: 'Their full name.' },
    LAST_LOGIN_AT: { description: 'When they last signed in; who never did counts as latest.' },
    CREATED_AT: { description: 'Since when they are known.' },
  } as const,
})
const Order = builder.inputType('UserOrder', {
  description: 'The order of a list of people.',
  fields: (t) => ({
    field: t.field({ type: Field, required: true, description: 'By what.' }),
    direction: t.field({ type: Direction, required: true, description: 'Which way.' }),
  }),
})

const instant = { read: (value: string | number) => new Date(value) }
const terms: Record<typeof Field.$inferType, (direction: 'asc' | 'desc') => KeysetTerm<Row>> = {
  NAME: (direction) => ({ path: ['fullName'], direction, value: ({ fullName }) => fullName }),
  LAST_LOGIN_AT: (direction) => ({
    path: ['lastLoginAt'],
    direction,
    nullable: true,
    value: ({ lastLoginAt }) => lastLoginAt?.toISOString() ?? null,
    ...instant,
  }),
  CREATED_AT: (direction) => ({
    path: ['createdAt'],
    direction,
    value: ({ createdAt }) => createdAt.toISOString(),
    ...instant,
  }),
}

const UserConnection = builder.connectionObject(
  { name: 'UserConnection', type: UserRef, description: 'A page of people.' },
  { name: 'UserConnectionEdge', description: 'One person with their cursor.' },
)

builder.queryField('users', (t) =>
  t.connection(
    {
      type: UserRef,
      description: 'The people of the tenant.',
      args: {
        filter: t.arg({ type: Filter, description: 'Which.' }),
        orderBy: t.arg({ type: Order, description: 'By name unless said otherwise.' }),
      },
      extensions: usersPage,
      resolve: async (_root, args, ctx, info) => {
        const { search, status, role, isArchived } = args.filter ?? {}
        const { field, direction } = args.orderBy ?? { field: 'NAME', direction: 'asc' as const }
        const where: Prisma.UserWhereInput = {
          tenantId: ctx.viewer.tenantId,
          deletedAt: isArchived ? { not: null } : null,
          ...(status ? { status } : {}),
          ...(role
            ? { roles: { some: { role: { name: role }, OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }] } } }
            : {}),
          ...(await matchingIds(ctx, isArchived ? 'archived' : 'people', search)),
        }
        const query = rowsQuery(ctx, info)
        return findPage({
          args,
          terms: [terms[field](direction), { path: ['id'], direction, value: ({ id }) => id }],
          find: (page) =>
            ctx.tx.user.findMany({
              ...query,
              orderBy: page.orderBy,
              take: page.take,
              where: { AND: [where, page.where] },
            }),
          count: () => ctx.tx.user.count({ where }),
        })
      },
    },
    UserConnection,
  ),
)
