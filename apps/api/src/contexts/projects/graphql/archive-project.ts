import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { archiveProject } from '../operations/archive-project.ts'
import { ProjectArchived, ProjectInUse } from '../refusals.ts'
import { ProjectRef } from './project.ts'

const ArchiveProjectInput = builder.inputType('ArchiveProjectInput', {
  description: 'A project to archive.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: ProjectRef, description: 'The project.' }),
  }),
})

builder.mutationField('archiveProject', (t) =>
  t.prismaField({
    type: 'Project',
    description:
      'Puts a project away: hidden with all that hangs on it, and nothing lost. Refused while others depend on it.',
    errors: { types: [...commonRefusals, ProjectArchived, ProjectInUse] },
    args: { input: t.arg({ type: ArchiveProjectInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await archiveProject(ctx, { ...input, id: input.id.id })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
