import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested } from '../../identity/index.ts'
import { PersonNotActive, RollBackPreviewType } from '../../projects/index.ts'
import { rollBackDataShare } from '../operations/roll-back-data-share.ts'
import { DataShareNameTaken, DataShareReleased } from '../refusals/data-shares.ts'

const RollBackDataShareInput = builder.inputType('RollBackDataShareInput', {
  description: 'A data share, and the version that it is to equal again.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The data share.' }),
    toVersion: t.int({ required: true, description: 'The version, as its history numbers it.' }),
  }),
})

const refusals = [...commonRefusals, PersonNotActive, NotAttested, DataShareNameTaken, DataShareReleased]

builder.mutationField('rollBackDataShare', (t) =>
  t.prismaField({
    type: 'DataShare',
    description:
      'Makes a new version of a data share with the name, the steward and the group of an old one; what it inherited then it inherits again.',
    errors: { types: refusals },
    args: { input: t.arg({ type: RollBackDataShareInput, required: true, description: 'Which, and to what.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await rollBackDataShare(ctx, { ...input, id: input.id.id })
      return ctx.tx.dataShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.queryField('previewRollBackDataShare', (t) =>
  t.field({
    type: RollBackPreviewType,
    description: 'What rolling a data share back would change. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: refusals },
    args: {
      input: t.arg({
        type: RollBackDataShareInput,
        required: true,
        description: 'As it would be given to rollBackDataShare.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const { changes, ...access } = await rollBackDataShare(ctx, { ...input, id: input.id.id, idempotencyKey: null })
      return { changes, access }
    },
  }),
)
