import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { releaseDataShare } from '../operations/release-data-share.ts'
import { BelowWhatIsDrawn } from '../refusals/cuts.ts'
import { DataShareReleased } from '../refusals/data-shares.ts'
export const ReleaseDataShareInput = builder.inputType('ReleaseDataShareInput', {
  description: 'Which data share.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The data share.' }),
    force: t.boolean({ description: 'Releases it even where more would then be lent than the project has left.' }),
  }),
})

/** What the operation takes of it. */
export const releaseDataShareInput = (input: typeof ReleaseDataShareInput.$inferInput) => ({
  ...input,
  id: input.id.id,
})

export const releaseDataShareRefusals = [...commonRefusals, DataShareReleased, BelowWhatIsDrawn]

builder.mutationField('releaseDataShare', (t) =>
  t.prismaField({
    type: 'DataShare',
    description: 'Gives a data share’s storage back to its project. Nobody reaches it from then on.',
    errors: { types: releaseDataShareRefusals },
    args: { input: t.arg({ type: ReleaseDataShareInput, required: true, description: 'Which data share.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await releaseDataShare(ctx, releaseDataShareInput(input))
      return ctx.tx.dataShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
