import type { Prisma } from '@tenure/prisma/client'
import { batched } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { asOfArg } from '../../../kernel/graphql/as-of.ts'
import { findPage } from '../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../kernel/graphql/rows-query.ts'
import { DataShareRef } from './data-share.ts'

type Row = typeof DataShareRef.$inferType

const Filter = builder.inputType('DataShareFilter', {
  description: 'Which data shares; all that is given must hold.',
  fields: (t) => ({
    search: t.string({ description: 'In its name, whatever the case.' }),
    projectId: t.globalID({ description: 'Of this project.' }),
    stewardId: t.globalID({ description: 'Kept by this data steward.' }),
    released: t.boolean({ description: 'Those whose storage was given back, instead of living ones.' }),
  }),
})

builder.queryField('dataShares', (t) =>
  t.connection({
    type: DataShareRef,
    description:
      'Data shares the viewer may see, by name: of their projects, under their stewardship, or open to a group of theirs.',
    args: { filter: t.arg({ type: Filter, description: 'Which.' }), asOf: asOfArg(t.arg) },
    resolve: (_root, args, ctx, info) => {
      const { search, projectId, stewardId, released } = args.filter ?? {}
      const where: Prisma.DataShareWhereInput = {
        tenantId: ctx.viewer.tenantId,
        releasedAt: released ? { not: null } : null,
        ...(search ? { name: { contains: search, mode: 'insensitive' } } : {}),
        ...(projectId ? { projectId: projectId.id } : {}),
        ...(stewardId ? { dataStewardId: stewardId.id } : {}),
      }
      const query = rowsQuery(ctx, info)
      return findPage<Row>({
        args,
        terms: [
          { path: ['name'], direction: 'asc', value: ({ name }) => name },
          { path: ['id'], direction: 'asc', value: ({ id }) => id },
        ],
        find: (page) =>
          ctx.tx.dataShare.findMany({
            ...query,
            orderBy: page.orderBy,
            take: page.take,
            where: { AND: [where, page.where] },
          }),
        count: () => ctx.tx.dataShare.count({ where }),
      })
    },
  }),
)

const ofProject = batched<Row[], object>(async (ctx, ids, query) => {
  const rows = await ctx.tx.dataShare.findMany({
    ...query,
    where: { tenantId: ctx.viewer.tenantId, projectId: { in: ids }, releasedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return new Map(ids.map((id) => [id, rows.filter((row) => row.projectId === id)]))
})

builder.prismaObjectField('Project', 'dataShares', (t) =>
  t.prismaField({
    type: ['DataShare'],
    description: 'Its living data shares, by name.',
    resolve: async (query, { id }, _args, ctx) => (await ofProject(ctx, id, query)) ?? [],
  }),
)
