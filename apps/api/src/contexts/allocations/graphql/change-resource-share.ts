import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { changeResourceShare } from '../operations/change-resource-share.ts'
import { ShareWithdrawn } from '../refusals/shares.ts'
import { ShareKind } from './enums.ts'
import { shareRefusals } from './share-refusals.ts'
export const ChangeResourceShareInput = builder.inputType('ChangeResourceShareInput', {
  description: 'Changes of a share; what is absent stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The share.' }),
    percentage: t.field({ type: 'Decimal', description: 'How much, in percent.' }),
    kind: t.field({ type: ShareKind, description: 'What it does to the source.' }),
    note: t.string({ description: 'Anything you want to remember; null takes it away.' }),
    force: t.boolean({
      description:
        'Changes it even where less is left than is drawn: whoever drew is then overdrawn, and both sides are told.',
    }),
  }),
})

/** What the operation takes of it. */
export const changeResourceShareInput = (input: typeof ChangeResourceShareInput.$inferInput) => ({
  ...input,
  id: input.id.id,
})

export const changeResourceShareRefusals = [...commonRefusals, ...shareRefusals, ShareWithdrawn]

builder.mutationField('changeResourceShare', (t) =>
  t.prismaField({
    type: 'ResourceShare',
    description: 'Changes how much a share gives, or what it does to its source.',
    errors: { types: changeResourceShareRefusals },
    args: {
      input: t.arg({
        type: ChangeResourceShareInput,
        required: true,
        description: 'Changes of a share; what is absent stays.',
      }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await changeResourceShare(ctx, changeResourceShareInput(input))
      return ctx.tx.resourceShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
