import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested } from '../../identity/index.ts'
import { changeDataShareSteward } from '../operations/change-data-share-steward.ts'
import { PersonNotActive } from '../../projects/index.ts'
import { DataShareReleased } from '../refusals/data-shares.ts'
export const ChangeDataShareStewardInput = builder.inputType('ChangeDataShareStewardInput', {
  description: 'Which data share, and who keeps it.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The data share.' }),
    stewardId: t.globalID({ description: 'Its own data steward; null, the project’s and whoever that becomes.' }),
  }),
})

/** What the operation takes of it. */
export const changeDataShareStewardInput = (input: typeof ChangeDataShareStewardInput.$inferInput) => ({
  ...input,
  id: input.id.id,
  stewardId: input.stewardId?.id ?? null,
})

export const changeDataShareStewardRefusals = [...commonRefusals, DataShareReleased, PersonNotActive, NotAttested]

builder.mutationField('changeDataShareSteward', (t) =>
  t.prismaField({
    type: 'DataShare',
    description: 'Names a data share’s own steward, or lets it follow the project’s.',
    errors: { types: changeDataShareStewardRefusals },
    args: {
      input: t.arg({
        type: ChangeDataShareStewardInput,
        required: true,
        description: 'Which data share, and who keeps it.',
      }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await changeDataShareSteward(ctx, changeDataShareStewardInput(input))
      return ctx.tx.dataShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
