import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import { builder } from '../../../../kernel/builder.ts'
import { findPage } from '../../../../kernel/graphql/keyset.ts'
import { rowsQuery } from '../../../../kernel/graphql/rows-query.ts'
import { nodeKey } from '../../../../kernel/keys.ts'

/** Four decimals, whether Prisma read it or a statement did. */
export const asText = (quantity: { toString(): string }) => formatFixed(parseQuantity(quantity.toString()))

export const RateBasis = builder.enumType('RateBasis', {
  description: 'What a rate charges for.',
  values: {
    USED: { description: 'Each unit that was used and charged.' },
    ALLOCATED: { description: 'Each unit a project is entitled to over a whole month; for a part of it, a part.' },
  } as const,
})

export const RateRef = builder.prismaNode('Rate', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    resourceType: t.relation('resourceType', { description: 'Of what.' }),
    basis: t.field({
      type: RateBasis,
      description: 'What it charges for.',
      resolve: ({ basis }) => basis as typeof RateBasis.$inferType,
    }),
    price: t.field({ type: 'Decimal', description: 'Of one unit.', resolve: ({ price }) => asText(price) }),
    currency: t.exposeString('currency', { description: 'Three letters of ISO 4217.' }),
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
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was set.' }),
  }),
})

type Row = typeof RateRef.$inferType

builder.queryField('rates', (t) =>
  t.connection({
    type: RateRef,
    description:
      'What the facility charges, and charged: the price list, the newest first. Rates that never held are left out.',
    args: { resourceTypeId: t.arg.globalID({ description: 'Of this resource type alone.' }) },
    resolve: (_root, args, ctx, info) => {
      const where = {
        tenantId: ctx.viewer.tenantId,
        OR: [{ validUntil: null }, { validUntil: { gt: ctx.tx.rate.fields.validFrom } }],
        ...(args.resourceTypeId ? { resourceTypeId: args.resourceTypeId.id } : {}),
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
          ctx.tx.rate.findMany({
            ...query,
            orderBy: page.orderBy,
            take: page.take,
            where: { AND: [where, page.where] },
          }),
        count: () => ctx.tx.rate.count({ where }),
      })
    },
  }),
)
