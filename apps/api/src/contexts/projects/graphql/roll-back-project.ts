import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested } from '../../identity/index.ts'
import { rollBackProject } from '../operations/roll-back-project.ts'
import { BillingMissing, PersonNotActive, ProjectArchived, ProjectNameTaken } from '../refusals.ts'
import { ProjectRef } from './project.ts'
import { RollBackPreviewType } from './roll-back.ts'

const RollBackProjectInput = builder.inputType('RollBackProjectInput', {
  description: 'A project, and the version that it is to equal again.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: ProjectRef, description: 'The project.' }),
    toVersion: t.int({ required: true, description: 'The version, as its history numbers it.' }),
  }),
})

const refusals = [...commonRefusals, ProjectArchived, ProjectNameTaken, BillingMissing, PersonNotActive, NotAttested]

builder.mutationField('rollBackProject', (t) =>
  t.prismaField({
    type: 'Project',
    description:
      'Makes a new version of a project that says of it what an old one did: history is never rewritten. Whose it is, whether it lives and who works on it stay.',
    errors: { types: refusals },
    args: { input: t.arg({ type: RollBackProjectInput, required: true, description: 'Which, and to what.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await rollBackProject(ctx, { ...input, id: input.id.id })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)

builder.queryField('previewRollBackProject', (t) =>
  t.field({
    type: RollBackPreviewType,
    description: 'What rolling a project back would change. Asked alone in an operation.',
    extensions: { preview: true },
    errors: { types: refusals },
    args: {
      input: t.arg({
        type: RollBackProjectInput,
        required: true,
        description: 'As it would be given to rollBackProject.',
      }),
    },
    resolve: async (_root, { input }, ctx) => {
      const { changes, ...access } = await rollBackProject(ctx, { ...input, id: input.id.id, idempotencyKey: null })
      return { changes, access }
    },
  }),
)
