import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { setDefaultProject } from '../operations/set-default-project.ts'
import { NotYourProject, ProjectArchived } from '../refusals.ts'
import { ProjectRef } from './project.ts'

const SetDefaultProjectInput = builder.inputType('SetDefaultProjectInput', {
  description: 'The viewer’s default project.',
  fields: (t) => ({
    ...operationFields(t),
    projectId: t.globalID({ for: ProjectRef, description: 'One of their own; null: none any more.' }),
  }),
})

builder.mutationField('setDefaultProject', (t) =>
  t.prismaField({
    type: 'User',
    description:
      'Sets the viewer’s default project: what the whole rest is drawn from when another of theirs has too little left.',
    errors: { types: [...commonRefusals, NotYourProject, ProjectArchived] },
    args: { input: t.arg({ type: SetDefaultProjectInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await setDefaultProject(ctx, { ...input, projectId: input.projectId?.id ?? null })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
