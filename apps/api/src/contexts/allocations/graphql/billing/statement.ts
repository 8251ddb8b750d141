import { builder } from '../../../../kernel/builder.ts'
import { findPage } from '../../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../../kernel/graphql/rows-query.ts'
import { nodeKey } from '../../../../kernel/keys.ts'
import { coins } from '../../rules/billing/money.ts'
import { writeMonth } from '../../rules/billing/month.ts'
import { StatementLineRef } from './statement-line.ts'

const StatementStatus = builder.enumType('StatementStatus', {
  description: 'How a statement stands.',
  values: {
    DRAFT: { description: 'Open: it collects credits and corrections; what was used comes to it as it is issued.' },
    ISSUED: { description: 'Issued: it never changes.' },
  } as const,
})

export const StatementRef = builder.prismaNode('Statement', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    project: t.relation('project', { nullable: true, description: 'Whose; null where it is archived to the viewer.' }),
    month: t.string({ description: 'Of which month: `2026-10`.', resolve: ({ month }) => writeMonth(month) }),
    currency: t.exposeString('currency', { description: 'Three letters of ISO 4217.' }),
    status: t.field({
      type: StatementStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status as typeof StatementStatus.$inferType,
    }),
    number: t.exposeString('number', { nullable: true, description: 'Its number, once it is issued.' }),
    costCentre: t.exposeString('costCentre', { nullable: true, description: 'Who pays, as it was issued.' }),
    total: t.field({
      type: 'Decimal',
      description: 'The sum of its lines.',
      resolve: ({ total, currency }) => coins(total.toFixed(4), currency),
    }),
    download: t.string({
      description: 'Its address without its ending: with `.csv` or `.pdf` it is the file.',
      resolve: ({ id }) => `/export/statements/${id}`,
    }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', nullable: true, description: 'When it was issued.' }),
    issuedBy: t.relation('issuedByUser', { nullable: true, description: 'By whom; null: by itself.' }),
  }),
})

type Line = typeof StatementLineRef.$inferType

builder.objectField(StatementRef, 'lines', (t) =>
  t.connection({
    type: StatementLineRef,
    description: 'What it is made of, in the order in which it was written.',
    resolve: ({ id, projectId }, args, ctx, info) => {
      const where = { tenantId: ctx.viewer.tenantId, projectId, statementId: id }
      const query = rowsQuery(ctx, info)
      return findPage<Line>({
        args,
        terms: [
          {
            path: ['createdAt'],
            direction: 'asc',
            value: ({ createdAt }) => createdAt.toISOString(),
            read: (value) => new Date(value),
          },
          { path: ['id'], direction: 'asc', value: (line) => line.id },
        ],
        find: (page) =>
          ctx.tx.statementLine.findMany({
            ...query,
            orderBy: page.orderBy,
            take: page.take,
            where: { AND: [where, page.where] },
          }),
        count: () => ctx.tx.statementLine.count({ where }),
      })
    },
  }),
)
