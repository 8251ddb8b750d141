import { formatFixed } from '@tenure/quantities/format'
import { builder } from '../../../kernel/builder.ts'
import { RefusalInterface } from '../../../kernel/graphql/refusal-types.ts'
import { BeyondSupply, SupplyEnded } from '../refusals/supply.ts'
import { theResourceType } from './rows.ts'

const interfaces = [RefusalInterface]

builder.objectType(BeyondSupply, {
  name: 'BeyondSupply',
  description: 'More would be granted of a resource type than the facility has.',
  interfaces,
  fields: (t) => ({
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      resolve: (query, { gap }, _args, ctx) => theResourceType(ctx, gap.resourceTypeId, query),
    }),
    at: t.field({
      type: 'DateTime',
      description: 'From when there is too little.',
      resolve: ({ gap }) => gap.beginsAt,
    }),
    supply: t.field({
      type: 'Decimal',
      description: 'What there is then; of a type supplied by the month, a month.',
      resolve: ({ gap }) => formatFixed(gap.supply),
    }),
    granted: t.field({
      type: 'Decimal',
      description: 'What would be granted then.',
      resolve: ({ gap }) => formatFixed(gap.granted),
    }),
  }),
})

builder.objectType(SupplyEnded, {
  name: 'SupplyEnded',
  description: 'A supply that is over stays as it was.',
  interfaces,
  fields: (t) => ({
    endedAt: t.field({ type: 'DateTime', description: 'When it ended.', resolve: ({ endedAt }) => endedAt }),
  }),
})
