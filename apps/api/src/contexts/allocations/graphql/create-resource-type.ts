import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { createResourceType } from '../operations/create-resource-type.ts'
import { ResourceTypeNameTaken } from '../refusals/resource-types.ts'
export const CreateResourceTypeInput = builder.inputType('CreateResourceTypeInput', {
  description: 'A new resource type.',
  fields: (t) => ({
    ...operationFields(t),
    name: t.string({ required: true, description: 'Unique in the facility.' }),
    unit: t.string({ required: true, description: 'What one of it is: `core-hours`, `TB`.' }),
    description: t.string({ description: 'What it is for.' }),
    isStorageType: t.boolean({ description: 'Whether data shares can be carved from it.' }),
    defaultLifetimeMonths: t.int({
      description: 'How long a condo of it lives unless said otherwise, in calendar months; 60 if absent.',
    }),
  }),
})

/** What the operation takes of it. */
export const createResourceTypeInput = (input: typeof CreateResourceTypeInput.$inferInput) => input

export const createResourceTypeRefusals = [...commonRefusals, ResourceTypeNameTaken]

builder.mutationField('createResourceType', (t) =>
  t.prismaField({
    type: 'ResourceType',
    description: 'Adds something that can be granted.',
    errors: { types: createResourceTypeRefusals },
    args: { input: t.arg({ type: CreateResourceTypeInput, required: true, description: 'A new resource type.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await createResourceType(ctx, createResourceTypeInput(input))
      return ctx.tx.resourceType.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
