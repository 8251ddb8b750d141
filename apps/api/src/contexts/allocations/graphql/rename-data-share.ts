import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { renameDataShare } from '../operations/rename-data-share.ts'
import { DataShareNameTaken, DataShareReleased } from '../refusals/data-shares.ts'
export const RenameDataShareInput = builder.inputType('RenameDataShareInput', {
  description: 'Which data share, and its name.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The data share.' }),
    name: t.string({ required: true, description: 'Unique among the project’s living data shares.' }),
  }),
})

/** What the operation takes of it. */
export const renameDataShareInput = (input: typeof RenameDataShareInput.$inferInput) => ({ ...input, id: input.id.id })

export const renameDataShareRefusals = [...commonRefusals, DataShareNameTaken, DataShareReleased]

builder.mutationField('renameDataShare', (t) =>
  t.prismaField({
    type: 'DataShare',
    description: 'Gives a data share another name.',
    errors: { types: renameDataShareRefusals },
    args: {
      input: t.arg({ type: RenameDataShareInput, required: true, description: 'Which data share, and its name.' }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await renameDataShare(ctx, renameDataShareInput(input))
      return ctx.tx.dataShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
