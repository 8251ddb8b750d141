import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { endAllocation } from '../operations/end-allocation.ts'
import { AllocationBacksDataShare, AllocationEnded } from '../refusals/allocations.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
export const EndAllocationInput = builder.inputType('EndAllocationInput', {
  description: 'Which allocation, and when.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The allocation.' }),
    at: t.field({ type: 'DateTime', description: 'When; absent, now.' }),
    force: t.boolean({
      description:
        'Ends it even where more is drawn than is left: the project is then overdrawn until the period’s end.',
    }),
  }),
})

/** What the operation takes of it. */
export const endAllocationInput = (input: typeof EndAllocationInput.$inferInput) => ({ ...input, id: input.id.id })

export const endAllocationRefusals = [...commonRefusals, AllocationEnded, AllocationBacksDataShare, BelowWhatIsDrawn]

builder.mutationField('endAllocation', (t) =>
  t.prismaField({
    type: 'Allocation',
    description: 'Ends an allocation early, at once or at a date.',
    errors: { types: endAllocationRefusals },
    args: { input: t.arg({ type: EndAllocationInput, required: true, description: 'Which allocation, and when.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await endAllocation(ctx, endAllocationInput(input))
      return ctx.tx.allocation.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
