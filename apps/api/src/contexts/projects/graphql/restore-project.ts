import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested } from '../../identity/index.ts'
import { restoreProject } from '../operations/restore-project.ts'
import { PersonNotActive, ProjectNameTaken, ProjectNotArchived } from '../refusals.ts'
import { ProjectRef } from './project.ts'

const RestoreProjectInput = builder.inputType('RestoreProjectInput', {
  description: 'A project to restore.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: ProjectRef, description: 'The project.' }),
  }),
})

builder.mutationField('restoreProject', (t) =>
  t.prismaField({
    type: 'Project',
    description: 'Brings an archived project back, with all that hangs on it.',
    errors: { types: [...commonRefusals, PersonNotActive, NotAttested, ProjectNameTaken, ProjectNotArchived] },
    args: { input: t.arg({ type: RestoreProjectInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await restoreProject(ctx, { ...input, id: input.id.id })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
