import { builder } from '../../../kernel/builder.ts'
import { nodeKey } from '../../../kernel/keys.ts'

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
    quantity: t.expose('quantity', {
      type: 'Decimal',
      description: 'How much; of a type supplied by the month, how much a month.',
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

builder.prismaObject('Overcommitment', {
  description: 'That more was granted of a resource type than the facility has.',
  fields: (t) => ({
    allocation: t.relation('allocation', {
      nullable: true,
      description: 'The grant that did it; null where a supply was lowered.',
    }),
    beginsAt: t.expose('beginsAt', { type: 'DateTime', description: 'From when there is too little.' }),
    supply: t.expose('supply', { type: 'Decimal', description: 'What there is from then.' }),
    granted: t.expose('granted', { type: 'Decimal', description: 'What was granted of it in all.' }),
    madeBy: t.relation('madeByUser', { nullable: true, description: 'Who did it.' }),
    madeAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was done.' }),
  }),
})
