import { formatFixed } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import { builder } from '../../../kernel/builder.ts'
import { byColumn } from '../../../kernel/compiled/declare.ts'
import { relatedList } from '../../../kernel/graphql/related-list.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { ResourceTypeRef } from './resource-type.ts'

/** Four decimals, whether Prisma read it or a statement did. */
const asText = (quantity: { toString(): string }) => formatFixed(parseQuantity(quantity.toString()))

export const SupplyBasis = builder.enumType('SupplyBasis', {
  description: 'How supply and demand of a resource type are compared.',
  values: {
    AT_ONCE: { description: 'What is held at an instant: TB, licences.' },
    PER_MONTH: {
      description: 'What flows in a month: core-hours. A quarter counts with its third, a year with its twelfth.',
    },
  } as const,
})

export const SupplyPolicy = builder.enumType('SupplyPolicy', {
  description: 'What a grant beyond the supply meets.',
  values: {
    UNLIMITED: { description: 'Nothing: the supply is no limit.' },
    REFUSE: { description: 'A refusal.' },
    MARK: { description: 'It is granted, and marked as an overcommitment.' },
  } as const,
})

export const ResourceSupplyRef = builder.prismaNode('ResourceSupply', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    resourceType: t.relation('resourceType', { description: 'Of what.' }),
    name: t.exposeString('name', { description: 'What it is: `128 nodes, autumn 2027`.' }),
    quantity: t.field({
      type: 'Decimal',
      description: 'How much; of a type supplied by the month, how much a month.',
      extensions: byColumn('quantity'),
      resolve: ({ quantity }) => asText(quantity),
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when it is there.' }),
    endsAt: t.expose('endsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when; null while it stays.',
    }),
    note: t.exposeString('note', { nullable: true, description: 'Anything to remember.' }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was entered.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
})

export const OvercommitmentRef = builder.prismaObject('Overcommitment', {
  description: 'That more was granted of a resource type than the facility has.',
  fields: (t) => ({
    allocation: t.relation('allocation', {
      nullable: true,
      description: 'The grant that did it; null where a supply was lowered.',
    }),
    beginsAt: t.expose('beginsAt', { type: 'DateTime', description: 'From when there is too little.' }),
    supply: t.field({
      type: 'Decimal',
      description: 'What there is from then.',
      extensions: byColumn('supply'),
      resolve: ({ supply }) => asText(supply),
    }),
    granted: t.field({
      type: 'Decimal',
      description: 'What was granted of it in all.',
      extensions: byColumn('granted'),
      resolve: ({ granted }) => asText(granted),
    }),
    madeBy: t.relation('madeByUser', { nullable: true, description: 'Who did it.' }),
    madeAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was done.' }),
  }),
})

const supplies = relatedList<typeof ResourceSupplyRef.$inferType>({
  from: 'allocations.resource_supplies x',
  parent: 'x.resource_type_id',
  order: [
    { column: 'x.starts_at', type: 'timestamptz' },
    { column: 'x.id', type: 'uuid' },
  ],
  direction: 'asc',
  columns: `x.tenant_id as "tenantId", x.id, x.resource_type_id as "resourceTypeId", x.name, x.quantity, x.starts_at as "startsAt", x.ends_at as "endsAt", x.note, x.version,
    x.created_at as "createdAt", x.updated_at as "updatedAt"`,
})

const overcommitments = relatedList<typeof OvercommitmentRef.$inferType>({
  from: 'allocations.overcommitments x',
  parent: 'x.resource_type_id',
  order: [
    { column: 'x.created_at', type: 'timestamptz' },
    { column: 'x.id', type: 'uuid' },
  ],
  direction: 'desc',
  columns: `x.tenant_id as "tenantId", x.id, x.resource_type_id as "resourceTypeId", x.project_id as "projectId", x.allocation_id as "allocationId", x.is_storage_type as "isStorageType",
    x.begins_at as "beginsAt", x.supply, x.granted, x.made_by as "madeBy", x.created_at as "createdAt"`,
})

builder.objectField(ResourceTypeRef, 'supplies', (t) =>
  t.connection({
    type: ResourceSupplyRef,
    description: 'What the facility has of it, or had, by time.',
    extensions: supplies.extensions,
    resolve: ({ id }, args, ctx) => supplies(ctx, id, args),
  }),
)

builder.objectField(ResourceTypeRef, 'overcommitments', (t) =>
  t.connection({
    type: OvercommitmentRef,
    description: 'Grants beyond the supply, and supply lowered below what is granted, the newest first.',
    extensions: overcommitments.extensions,
    resolve: ({ id }, args, ctx) => overcommitments(ctx, id, args),
  }),
)
