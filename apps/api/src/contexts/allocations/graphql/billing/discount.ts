import { batched } from '../../../../kernel/batch.ts'
import { builder } from '../../../../kernel/builder.ts'
import { findPage } from '../../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../../kernel/graphql/rows-query.ts'
import { nodeKey } from '../../../../kernel/keys.ts'

export const ProjectClassRef = builder.prismaNode('ProjectClass', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name: `Industry`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
})

type Class = typeof ProjectClassRef.$inferType

export const DiscountRef = builder.prismaNode('Discount', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    projectClass: t.relation('projectClass', { description: 'Whose.' }),
    resourceType: t.relation('resourceType', {
      nullable: true,
      description: 'Of which type; null: of every one without a discount of its own.',
    }),
    percent: t.field({ type: 'Decimal', description: 'In per cent.', resolve: ({ percent }) => percent.toFixed(2) }),
    validFrom: t.field({
      type: 'DateTime',
      description: 'The beginning of its first day, in UTC.',
      resolve: ({ validFrom }) => validFrom,
    }),
    validUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The beginning of the first day on which it holds no more; null while it stays.',
      resolve: ({ validUntil }) => validUntil,
    }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
  }),
})

type Row = typeof DiscountRef.$inferType

builder.queryField('discounts', (t) =>
  t.connection({
    type: DiscountRef,
    description: 'What classes of projects pay less, and paid, the newest first. Those that never held are left out.',
    resolve: (_root, args, ctx, info) => {
      const where = {
        tenantId: ctx.viewer.tenantId,
        OR: [{ validUntil: null }, { validUntil: { gt: ctx.tx.discount.fields.validFrom } }],
      }
      const query = rowsQuery(ctx, info)
      return findPage<Row>({
        args,
        terms: [
          {
            path: ['validFrom'],
            direction: 'desc',
            value: ({ validFrom }) => validFrom.toISOString(),
            read: (value) => new Date(value),
          },
          { path: ['id'], direction: 'desc', value: ({ id }) => id },
        ],
        find: (page) =>
          ctx.tx.discount.findMany({
            ...query,
            orderBy: page.orderBy,
            take: page.take,
            where: { AND: [where, page.where] },
          }),
        count: () => ctx.tx.discount.count({ where }),
      })
    },
  }),
)

builder.queryField('projectClasses', (t) =>
  t.prismaField({
    type: [ProjectClassRef],
    description: 'The classes of projects that the facility charges by, by name.',
    resolve: (query, _root, _args, ctx) =>
      ctx.tx.projectClass.findMany({
        ...query,
        where: { tenantId: ctx.viewer.tenantId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 200,
      }),
  }),
)

const ofProjects = batched<Class, object>(async (ctx, ids, query) => {
  const rows = await ctx.tx.classedProject.findMany({
    where: { tenantId: ctx.viewer.tenantId, projectId: { in: ids } },
    include: { projectClass: query },
  })
  return new Map(rows.map(({ projectId, projectClass }) => [projectId, projectClass]))
})

builder.prismaObjectField('Project', 'projectClass', (t) =>
  t.prismaField({
    type: ProjectClassRef,
    nullable: true,
    description: 'What it is to whom it is charged; null: of no class, without discounts.',
    resolve: async (query, { id }, _args, ctx) =>
      (await ofProjects(ctx, id, Object.keys(query).length > 0 ? query : (true as unknown as object))) ?? null,
  }),
)
