import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { changeRenewal } from '../operations/change-renewal.ts'
import { AllocationEnded, NotASubscription } from '../refusals/allocations.ts'
import { BeyondSupply } from '../refusals/supply.ts'
import { Renewal } from './enums.ts'
import { GrantedByRequest } from '../refusals/requests.ts'
export const ChangeRenewalInput = builder.inputType('ChangeRenewalInput', {
  description: 'Which allocation, and how.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The allocation.' }),
    renewal: t.field({ type: Renewal, required: true, description: 'What happens.' }),
  }),
})

/** What the operation takes of it. */
export const changeRenewalInput = (input: typeof ChangeRenewalInput.$inferInput) => ({ ...input, id: input.id.id })

export const changeRenewalRefusals = [
  ...commonRefusals,
  AllocationEnded,
  NotASubscription,
  BeyondSupply,
  GrantedByRequest,
]

builder.mutationField('changeRenewal', (t) =>
  t.prismaField({
    type: 'Allocation',
    description: 'Says what happens when a subscription’s period ends.',
    errors: { types: changeRenewalRefusals },
    args: { input: t.arg({ type: ChangeRenewalInput, required: true, description: 'Which allocation, and how.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await changeRenewal(ctx, changeRenewalInput(input))
      return ctx.tx.allocation.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
