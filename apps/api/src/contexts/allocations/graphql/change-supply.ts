import { builder } from '../../../kernel/builder.ts'
import { editFields, operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { addResourceSupply } from '../operations/add-resource-supply.ts'
import { changeSupplyPolicy } from '../operations/change-supply-policy.ts'
import { editResourceSupply } from '../operations/edit-resource-supply.ts'
import { endResourceSupply } from '../operations/end-resource-supply.ts'
import { BeyondSupply, SupplyEnded } from '../refusals/supply.ts'
import { quantityRefusals, spanRefusals } from './allocation-refusals.ts'
import { SupplyBasis, SupplyPolicy } from './resource-supply.ts'

const force = 'Leaves less than is granted, if need be: the type is then marked as overcommitted.'

const AddResourceSupplyInput = builder.inputType('AddResourceSupplyInput', {
  description: 'What the facility has besides.',
  fields: (t) => ({
    ...operationFields(t),
    resourceTypeId: t.globalID({ required: true, description: 'Of which resource type.' }),
    name: t.string({ required: true, description: 'What it is: `128 nodes, autumn 2027`.' }),
    quantity: t.field({
      type: 'Decimal',
      required: true,
      description: 'How much; of a type supplied by the month, how much a month.',
    }),
    startsAt: t.field({ type: 'DateTime', description: 'From when; absent, now.' }),
    endsAt: t.field({ type: 'DateTime', description: 'Until when; absent, it stays.' }),
    note: t.string({ description: 'Anything you want to remember.' }),
  }),
})

builder.mutationField('addResourceSupply', (t) =>
  t.prismaField({
    type: 'ResourceSupply',
    description: 'Adds to what the facility has of a resource type.',
    errors: { types: [...commonRefusals, ...quantityRefusals, ...spanRefusals] },
    args: { input: t.arg({ type: AddResourceSupplyInput, required: true, description: 'What there is besides.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await addResourceSupply(ctx, { ...input, resourceTypeId: input.resourceTypeId.id })
      return ctx.tx.resourceSupply.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const EditResourceSupplyInput = builder.inputType('EditResourceSupplyInput', {
  description: 'Changes of a supply; what is absent stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The supply.' }),
    name: t.string({ description: 'What it is.' }),
    quantity: t.field({ type: 'Decimal', description: 'How much.' }),
    startsAt: t.field({ type: 'DateTime', description: 'From when.' }),
    endsAt: t.field({ type: 'DateTime', description: 'Until when; null, it stays.' }),
    note: t.string({ description: 'Anything you want to remember; null takes it away.' }),
    force: t.boolean({ description: force }),
  }),
})

builder.mutationField('editResourceSupply', (t) =>
  t.prismaField({
    type: 'ResourceSupply',
    description: 'Changes what a supply is, how much and when.',
    errors: { types: [...commonRefusals, ...quantityRefusals, ...spanRefusals, SupplyEnded, BeyondSupply] },
    args: { input: t.arg({ type: EditResourceSupplyInput, required: true, description: 'What changes.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editResourceSupply(ctx, { ...input, id: input.id.id })
      return ctx.tx.resourceSupply.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const EndResourceSupplyInput = builder.inputType('EndResourceSupplyInput', {
  description: 'Which supply, and when.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The supply.' }),
    endsAt: t.field({ type: 'DateTime', description: 'When; absent, now. One that has not begun never was.' }),
    force: t.boolean({ description: force }),
  }),
})

builder.mutationField('endResourceSupply', (t) =>
  t.prismaField({
    type: 'ResourceSupply',
    description: 'Takes a supply away: nodes switched off, storage given back.',
    errors: { types: [...commonRefusals, SupplyEnded, BeyondSupply] },
    args: { input: t.arg({ type: EndResourceSupplyInput, required: true, description: 'Which, and when.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await endResourceSupply(ctx, { ...input, id: input.id.id })
      return ctx.tx.resourceSupply.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

const ChangeSupplyPolicyInput = builder.inputType('ChangeSupplyPolicyInput', {
  description: 'How the supply of a resource type is a limit; what is absent stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The resource type.' }),
    basis: t.field({ type: SupplyBasis, description: 'How supply and demand are compared.' }),
    policy: t.field({ type: SupplyPolicy, description: 'What a grant beyond the supply meets.' }),
  }),
})

builder.mutationField('changeSupplyPolicy', (t) =>
  t.prismaField({
    type: 'ResourceType',
    description:
      'Says how supply and demand are compared, and what a grant beyond the supply meets. What is granted stays.',
    errors: { types: [...commonRefusals] },
    args: { input: t.arg({ type: ChangeSupplyPolicyInput, required: true, description: 'How it is a limit.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await changeSupplyPolicy(ctx, { ...input, id: input.id.id })
      return ctx.tx.resourceType.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
