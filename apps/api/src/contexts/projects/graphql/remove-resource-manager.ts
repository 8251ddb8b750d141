import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { removeResourceManager } from '../operations/remove-resource-manager.ts'
import { ProjectArchived } from '../refusals.ts'
import { ResourceManagerRef } from './project-people.ts'

const RemoveResourceManagerInput = builder.inputType('RemoveResourceManagerInput', {
  description: 'A resource manager whose part is to end.',
  fields: (t) => ({
    ...operationFields(t),
    id: t.globalID({
      required: true,
      for: ResourceManagerRef,
      description: 'The naming, as `resourceManagers` lists it.',
    }),
  }),
})

builder.mutationField('removeResourceManager', (t) =>
  t.prismaField({
    type: 'Project',
    description: 'Ends a resource manager’s part, at once. When the last one goes, the PI keeps the allocations again.',
    errors: { types: [...commonRefusals, ProjectArchived] },
    args: { input: t.arg({ type: RemoveResourceManagerInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { projectId } = await removeResourceManager(ctx, { ...input, id: input.id.id })
      return ctx.tx.project.findUniqueOrThrow({ ...query, where: rowKey(ctx, projectId) })
    },
  }),
)
