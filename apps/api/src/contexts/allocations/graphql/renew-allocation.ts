import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { renewAllocation } from '../operations/renew-allocation.ts'
import { AlreadyRenewed, NotRenewedByHand } from '../refusals/allocations.ts'
import { GrantedByRequest } from '../refusals/requests.ts'
import { BeyondSupply } from '../refusals/supply.ts'
export const RenewAllocationInput = builder.inputType('RenewAllocationInput', {
  description: 'Which allocation.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The allocation.' }),
    k: t.int({
      description: 'The number of the period to make; absent, the next. One that stands already is not made again.',
    }),
  }),
})

/** What the operation takes of it. */
export const renewAllocationInput = (input: typeof RenewAllocationInput.$inferInput) => ({ ...input, id: input.id.id })

export const renewAllocationRefusals = [
  ...commonRefusals,
  AlreadyRenewed,
  NotRenewedByHand,
  BeyondSupply,
  GrantedByRequest,
]

builder.mutationField('renewAllocation', (t) =>
  t.prismaField({
    type: 'Allocation',
    description: 'Adds the next period of a subscription that is renewed by hand.',
    errors: { types: renewAllocationRefusals },
    args: { input: t.arg({ type: RenewAllocationInput, required: true, description: 'Which allocation.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await renewAllocation(ctx, renewAllocationInput(input))
      return ctx.tx.allocation.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
