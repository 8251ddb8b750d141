import type { Prisma } from '@tenure/prisma/client'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../../../kernel/builder.ts'
import type { Context } from '../../../../kernel/context.ts'
import { findPage, type KeysetTerm, type PageArgs } from '../../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../../kernel/graphql/rows-query.ts'
import { rowKey } from '../../../../kernel/keys.ts'
import { StatementRef } from './statement.ts'
import { askedMonth } from './asked-month.ts'

type Row = typeof StatementRef.$inferType

const terms: KeysetTerm<Row>[] = [
  {
    path: ['month'],
    direction: 'desc',
    value: ({ month }) => month.toISOString(),
    read: (value) => new Date(value),
  },
  { path: ['id'], direction: 'asc', value: ({ id }) => id },
]

/** A page of statements, the newest month first. */
export function statementsPage(
  { ctx, info, args }: { ctx: Context; info: GraphQLResolveInfo; args: PageArgs },
  which: Prisma.StatementWhereInput,
) {
  const where = { tenantId: ctx.viewer.tenantId, ...which }
  const query = rowsQuery(ctx, info)
  return findPage<Row>({
    args,
    terms,
    find: (page) =>
      ctx.tx.statement.findMany({
        ...query,
        orderBy: page.orderBy,
        take: page.take,
        where: { AND: [where, page.where] },
      }),
    count: () => ctx.tx.statement.count({ where }),
  })
}

builder.queryField('statements', (t) =>
  t.connection({
    type: StatementRef,
    description: 'Statements the viewer may see, the newest month first: of their projects, or with billing:view all.',
    args: {
      month: t.arg.string({ description: 'Of this month alone: `2026-10`.' }),
      costCentre: t.arg.string({ description: 'Issued to this cost centre alone.' }),
    },
    resolve: (_root, args, ctx, info) =>
      statementsPage(
        { ctx, info, args },
        {
          ...(args.month ? { month: new Date(askedMonth(args.month)) } : {}),
          ...(args.costCentre ? { costCentre: args.costCentre } : {}),
        },
      ),
  }),
)

builder.queryField('statement', (t) =>
  t.prismaField({
    type: StatementRef,
    nullable: true,
    description: 'A statement; null where there is none, or not for the viewer to see.',
    args: { id: t.arg.globalID({ required: true, description: 'Its id.' }) },
    resolve: (query, _root, { id }, ctx) => ctx.tx.statement.findUnique({ ...query, where: rowKey(ctx, id.id) }),
  }),
)

builder.prismaObjectField('Project', 'statements', (t) =>
  t.connection({
    type: StatementRef,
    description: 'What it owed and owes, the newest month first.',
    resolve: ({ id }, args, ctx, info) => statementsPage({ ctx, info, args }, { projectId: id }),
  }),
)
