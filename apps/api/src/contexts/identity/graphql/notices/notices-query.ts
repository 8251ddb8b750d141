import type { Prisma } from '@tenure/prisma/client'
import { builder } from '../../../../kernel/builder.ts'
import { findPage } from '../../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../../kernel/graphql/rows-query.ts'
import { ViewerType } from '../viewer.ts'
import { NoticeRef } from './notice.ts'

type Row = typeof NoticeRef.$inferType

const NoticeConnection = builder.connectionObject(
  { name: 'NoticeConnection', type: NoticeRef, description: 'A page of notices.' },
  { name: 'NoticeConnectionEdge', description: 'One notice with its cursor.' },
)

builder.queryField('notices', (t) =>
  t.connection(
    {
      type: NoticeRef,
      description: 'What the viewer was told, newest first. A token sees none, nor who looks as somebody else.',
      args: { isUnread: t.arg.boolean({ description: 'Only what they have not read, or only what they have.' }) },
      resolve: (_root, args, ctx, info) => {
        const where: Prisma.NotificationWhereInput = {
          tenantId: ctx.viewer.tenantId,
          userId: ctx.viewer.userId,
          ...(args.isUnread === null || args.isUnread === undefined
            ? {}
            : { readAt: args.isUnread ? null : { not: null } }),
        }
        const query = rowsQuery(ctx, info)
        return findPage({
          args,
          terms: [
            {
              path: ['createdAt'],
              direction: 'desc',
              value: ({ createdAt }: Row) => createdAt.toISOString(),
              read: (value) => new Date(value),
            },
            { path: ['id'], direction: 'desc', value: ({ id }: Row) => id },
          ],
          find: (page) =>
            ctx.tx.notification.findMany({
              ...query,
              orderBy: page.orderBy,
              take: page.take,
              where: { AND: [where, page.where] },
            }),
          count: () => ctx.tx.notification.count({ where }),
        })
      },
    },
    NoticeConnection,
  ),
)

builder.objectField(ViewerType, 'unreadNotices', (t) =>
  t.int({
    description: 'How many notices they have not read.',
    resolve: ({ tenantId, userId }, _args, ctx) =>
      ctx.tx.notification.count({ where: { tenantId, userId, readAt: null } }),
  }),
)
