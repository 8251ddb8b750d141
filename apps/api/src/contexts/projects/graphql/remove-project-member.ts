import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { removeProjectMember } from '../operations/remove-project-member.ts'
import { ProjectArchived } from '../refusals.ts'
import { ProjectMemberRef } from './project-people.ts'

const RemoveProjectMemberInput = builder.inputType('RemoveProjectMemberInput', {
  description: 'A membership to end.',
  fields: (t) => ({
    ...operationFields(t),
    id: t.globalID({ required: true, for: ProjectMemberRef, description: 'The membership.' }),
  }),
})

const Removed = builder
  .objectRef<{ readonly id: string; readonly projectId: string }>('ProjectMemberRemoved')
  .implement({
    description: 'A membership that is no more.',
    fields: (t) => ({
      id: t.globalID({ description: 'The id it had.', resolve: ({ id }) => ({ type: 'ProjectMember', id }) }),
      project: t.prismaField({
        type: 'Project',
        nullable: true,
        description: 'The project; null for a viewer who has just let go of it themselves.',
        resolve: (query, { projectId }, _args, ctx) =>
          ctx.tx.project.findUnique({ ...query, where: rowKey(ctx, projectId) }),
      }),
    }),
  })

builder.mutationField('removeProjectMember', (t) =>
  t.field({
    type: Removed,
    description: 'Ends a person’s part in a project, at once.',
    errors: { types: [...commonRefusals, ProjectArchived] },
    args: { input: t.arg({ type: RemoveProjectMemberInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => removeProjectMember(ctx, { ...input, id: input.id.id }),
  }),
)
