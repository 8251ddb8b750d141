import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { editResourceType } from '../operations/edit-resource-type.ts'
import { ResourceTypeInUse, ResourceTypeNameTaken } from '../refusals/resource-types.ts'
export const EditResourceTypeInput = builder.inputType('EditResourceTypeInput', {
  description: 'Changes of a resource type; what is absent stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, description: 'The resource type.' }),
    name: t.string({ description: 'Unique in the facility.' }),
    unit: t.string({ description: 'What one of it is.' }),
    description: t.string({ description: 'What it is for; null takes it away.' }),
    isStorageType: t.boolean({ description: 'Whether data shares can be carved from it.' }),
    grantedByRequest: t.boolean({
      description: 'Whether more of it comes by a decided request, or from the facility, alone.',
    }),
    defaultLifetimeMonths: t.int({
      description: 'How long a condo of it lives unless said otherwise, in calendar months.',
    }),
  }),
})

/** What the operation takes of it. */
export const editResourceTypeInput = (input: typeof EditResourceTypeInput.$inferInput) => ({
  ...input,
  id: input.id.id,
})

export const editResourceTypeRefusals = [...commonRefusals, ResourceTypeNameTaken, ResourceTypeInUse]

builder.mutationField('editResourceType', (t) =>
  t.prismaField({
    type: 'ResourceType',
    description: 'Changes a resource type. Its unit and storage flag stay while allocations are counted in it.',
    errors: { types: editResourceTypeRefusals },
    args: {
      input: t.arg({
        type: EditResourceTypeInput,
        required: true,
        description: 'Changes of a resource type; what is absent stays.',
      }),
    },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editResourceType(ctx, editResourceTypeInput(input))
      return ctx.tx.resourceType.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
