import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { resizeAllocation } from '../operations/resize-allocation.ts'
import { AllocationEnded } from '../refusals/allocations.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import { BeyondSupply } from '../refusals/supply.ts'
import { quantityRefusals } from './allocation-refusals.ts'
import { GrantedByRequest } from '../refusals/requests.ts'
export const ResizeAllocationInput = builder.inputType('ResizeAllocationInput', {
  description: 'Which allocation, and how much.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The allocation.' }),
    quantity: t.field({ type: 'Decimal', required: true, description: 'How much.' }),
    force: t.boolean({
      description: 'Leaves less than is drawn, if need be: it is then overdrawn, and both sides are told.',
    }),
  }),
})

/** What the operation takes of it. */
export const resizeAllocationInput = (input: typeof ResizeAllocationInput.$inferInput) => ({
  ...input,
  id: input.id.id,
})

export const resizeAllocationRefusals = [
  ...commonRefusals,
  ...quantityRefusals,
  AllocationEnded,
  BelowWhatIsDrawn,
  BeyondSupply,
  GrantedByRequest,
]

builder.mutationField('resizeAllocation', (t) =>
  t.prismaField({
    type: 'Allocation',
    description: 'Changes an allocation’s quantity: of the running period and of all to come.',
    errors: { types: resizeAllocationRefusals },
    args: {
      input: t.arg({ type: ResizeAllocationInput, required: true, description: 'Which allocation, and how much.' }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await resizeAllocation(ctx, resizeAllocationInput(input))
      return ctx.tx.allocation.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
