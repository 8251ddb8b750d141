import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { NotAttested, UserRef } from '../../identity/index.ts'
import { nameResourceManager } from '../operations/name-resource-manager.ts'
import { AlreadyOnProject, PersonNotActive, ProjectArchived } from '../refusals.ts'
import { ProjectRef } from './project.ts'

const NameResourceManagerInput = builder.inputType('NameResourceManagerInput', {
  description: 'A person who is to keep a project’s allocations and sharing rules.',
  fields: (t) => ({
    ...operationFields(t),
    projectId: t.globalID({ required: true, for: ProjectRef, description: 'The project.' }),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})

builder.mutationField('nameResourceManager', (t) =>
  t.prismaField({
    type: 'Project',
    description:
      'Names a resource manager. From the first one on it is they, and no longer the PI, who keep the allocations.',
    errors: { types: [...commonRefusals, AlreadyOnProject, PersonNotActive, NotAttested, ProjectArchived] },
    args: {
      input: t.arg({ type: NameResourceManagerInput, required: true, description: 'Who, and of which project.' }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { projectId } = await nameResourceManager(ctx, {
        ...input,
        projectId: input.projectId.id,
        userId: input.userId.id,
      })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, projectId) })
    },
  }),
)
