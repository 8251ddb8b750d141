import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { extendAllocation } from '../operations/extend-allocation.ts'
import { AllocationEnded, RenewsByItself } from '../refusals/allocations.ts'
import { GrantedByRequest } from '../refusals/requests.ts'
import { BeyondSupply } from '../refusals/supply.ts'
export const ExtendAllocationInput = builder.inputType('ExtendAllocationInput', {
  description: 'Which allocation, and to when: its new end, or by how many months.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The allocation.' }),
    endsAt: t.field({ type: 'DateTime', description: 'The new end; or else months.' }),
    months: t.int({ description: 'By how many calendar months; or else endsAt.' }),
  }),
})

/** What the operation takes of it. */
export const extendAllocationInput = (input: typeof ExtendAllocationInput.$inferInput) => ({
  ...input,
  id: input.id.id,
})

export const extendAllocationRefusals = [
  ...commonRefusals,
  AllocationEnded,
  RenewsByItself,
  BeyondSupply,
  GrantedByRequest,
]

builder.mutationField('extendAllocation', (t) =>
  t.prismaField({
    type: 'Allocation',
    description: 'Gives an allocation a later end.',
    errors: { types: extendAllocationRefusals },
    args: {
      input: t.arg({
        type: ExtendAllocationInput,
        required: true,
        description: 'Which allocation, and to when: its new end, or by how many months.',
      }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await extendAllocation(ctx, extendAllocationInput(input))
      return ctx.tx.allocation.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
