import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { withdrawResourceShare } from '../operations/withdraw-resource-share.ts'
import { ShareWithdrawn } from '../refusals/shares.ts'
import { shareRefusals } from './share-refusals.ts'
export const WithdrawResourceShareInput = builder.inputType('WithdrawResourceShareInput', {
  description: 'Which share.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The share.' }),
    force: t.boolean({
      description:
        'Withdraws it even from under what is drawn: the recipient is then overdrawn, and both sides are told.',
    }),
  }),
})

/** What the operation takes of it. */
export const withdrawResourceShareInput = (input: typeof WithdrawResourceShareInput.$inferInput) => ({
  ...input,
  id: input.id.id,
})

export const withdrawResourceShareRefusals = [...commonRefusals, ...shareRefusals, ShareWithdrawn]

builder.mutationField('withdrawResourceShare', (t) =>
  t.prismaField({
    type: 'ResourceShare',
    description: 'Ends a share now. Where it overrode a share of everything, that one holds again.',
    errors: { types: withdrawResourceShareRefusals },
    args: { input: t.arg({ type: WithdrawResourceShareInput, required: true, description: 'Which share.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await withdrawResourceShare(ctx, withdrawResourceShareInput(input))
      return ctx.tx.resourceShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
