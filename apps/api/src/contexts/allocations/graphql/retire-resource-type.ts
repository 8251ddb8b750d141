import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { retireResourceType } from '../operations/retire-resource-type.ts'

export const RetireResourceTypeInput = builder.inputType('RetireResourceTypeInput', {
  description: 'Which resource type, and whether.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The resource type.' }),
    retired: t.boolean({ description: 'False brings it back; true if absent.' }),
  }),
})

/** What the operation takes of it. */
export const retireResourceTypeInput = (input: typeof RetireResourceTypeInput.$inferInput) => ({
  ...input,
  id: input.id.id,
})

export const retireResourceTypeRefusals = [...commonRefusals]

builder.mutationField('retireResourceType', (t) =>
  t.prismaField({
    type: 'ResourceType',
    description: 'Grants nothing more of a resource type, or again. What is granted stays.',
    errors: { types: retireResourceTypeRefusals },
    args: {
      input: t.arg({ type: RetireResourceTypeInput, required: true, description: 'Which resource type, and whether.' }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await retireResourceType(ctx, retireResourceTypeInput(input))
      return ctx.tx.resourceType.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
