import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { RollBackPreviewType } from '../../projects/index.ts'
import { rollBackResourceShare } from '../operations/roll-back-resource-share.ts'
import { ShareWithdrawn } from '../refusals/shares.ts'
import { shareRefusals } from './share-refusals.ts'

const RollBackResourceShareInput = builder.inputType('RollBackResourceShareInput', {
  description: 'A share, and the version that it is to equal again.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The share.' }),
    toVersion: t.int({ required: true, description: 'The version, as its history numbers it.' }),
    force: t.boolean({
      description: 'Goes back even where less is left than is drawn: whoever drew is then overdrawn.',
    }),
  }),
})

const refusals = [...commonRefusals, ...shareRefusals, ShareWithdrawn]

builder.mutationField('rollBackResourceShare', (t) =>
  t.prismaField({
    type: 'ResourceShare',
    description: 'Makes a new version of a share that gives what an old one did, held to all that a change is held to.',
    errors: { types: refusals },
    args: { input: t.arg({ type: RollBackResourceShareInput, required: true, description: 'Which, and to what.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await rollBackResourceShare(ctx, { ...input, id: input.id.id })
      return ctx.tx.resourceShare.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.queryField('previewRollBackResourceShare', (t) =>
  t.field({
    type: RollBackPreviewType,
    description: 'What rolling a share back would change. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: refusals },
    args: {
      input: t.arg({
        type: RollBackResourceShareInput,
        required: true,
        description: 'As it would be given to rollBackResourceShare.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const { changes } = await rollBackResourceShare(ctx, { ...input, id: input.id.id, idempotencyKey: null })
      return { changes, access: { gains: [], loses: [] } }
    },
  }),
)
