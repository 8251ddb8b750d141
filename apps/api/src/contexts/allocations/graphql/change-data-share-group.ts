import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { changeDataShareGroup } from '../operations/change-data-share-group.ts'
import { DataShareReleased } from '../refusals/data-shares.ts'
export const ChangeDataShareGroupInput = builder.inputType('ChangeDataShareGroupInput', {
  description: 'Which data share, and whose members reach it.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The data share.' }),
    securityGroupId: t.globalID({
      description: 'Its own security group; null, the project’s and whichever that becomes.',
    }),
    makeOwn: t.boolean({
      description: 'Makes a group for this data share alone, named after it, with the members that reach it now.',
    }),
  }),
})

/** What the operation takes of it. */
export const changeDataShareGroupInput = (input: typeof ChangeDataShareGroupInput.$inferInput) => ({
  ...input,
  id: input.id.id,
  securityGroupId: input.securityGroupId?.id,
})

export const changeDataShareGroupRefusals = [...commonRefusals, DataShareReleased]

builder.mutationField('changeDataShareGroup', (t) =>
  t.prismaField({
    type: 'DataShare',
    description: 'Opens a data share to another security group, at once.',
    errors: { types: changeDataShareGroupRefusals },
    args: {
      input: t.arg({
        type: ChangeDataShareGroupInput,
        required: true,
        description: 'Which data share, and whose members reach it.',
      }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await changeDataShareGroup(ctx, changeDataShareGroupInput(input))
      return ctx.tx.dataShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
