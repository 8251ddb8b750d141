import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { ProjectArchived } from '../../projects/index.ts'
import { grantAllocation } from '../operations/grant-allocation.ts'
import { FieldNotMeant } from '../refusals/grants.ts'
import { GrantedByRequest } from '../refusals/requests.ts'
import { ResourceTypeRetired } from '../refusals/resource-types.ts'
import { BeyondSupply } from '../refusals/supply.ts'
import { quantityRefusals, spanRefusals } from './allocation-refusals.ts'
import { AllocationModel, BillingPeriod, Renewal } from './enums.ts'
export const GrantAllocationInput = builder.inputType('GrantAllocationInput', {
  description: 'What is granted.',
  fields: (t) => ({
    ...operationFields(t),
    projectId: t.globalID({ required: true, description: 'To which project.' }),
    resourceTypeId: t.globalID({ required: true, description: 'Of which resource type.' }),
    model: t.field({ type: AllocationModel, required: true, description: 'How.' }),
    quantity: t.field({
      type: 'Decimal',
      required: true,
      description: 'How much: for a subscription in each period, for a condo over its lifetime.',
    }),
    startsAt: t.field({ type: 'DateTime', description: 'From when; absent, now.' }),
    billingPeriod: t.field({
      type: BillingPeriod,
      description: 'How long a subscription’s period is; a month if absent.',
    }),
    renewal: t.field({ type: Renewal, description: 'What happens when a subscription’s period ends; AUTO if absent.' }),
    periods: t.int({
      description: 'For how many periods a subscription that does not renew by itself runs; one if absent.',
    }),
    lifetimeMonths: t.int({
      description: 'For how many calendar months a condo lives; the resource type’s if absent.',
    }),
    note: t.string({ description: 'Anything you want to remember.' }),
  }),
})

/** What the operation takes of it. */
export const grantAllocationInput = (input: typeof GrantAllocationInput.$inferInput) => ({
  ...input,
  projectId: input.projectId.id,
  resourceTypeId: input.resourceTypeId.id,
})

export const grantAllocationRefusals = [
  ...commonRefusals,
  ...quantityRefusals,
  ...spanRefusals,
  FieldNotMeant,
  ProjectArchived,
  ResourceTypeRetired,
  BeyondSupply,
  GrantedByRequest,
]

builder.mutationField('grantAllocation', (t) =>
  t.prismaField({
    type: 'Allocation',
    description:
      'Grants a project a quantity of a resource type: a subscription for each billing period anew, or a condo for a lifetime. A top-up is a second allocation.',
    errors: { types: grantAllocationRefusals },
    args: { input: t.arg({ type: GrantAllocationInput, required: true, description: 'What is granted.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await grantAllocation(ctx, grantAllocationInput(input))
      return ctx.tx.allocation.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
