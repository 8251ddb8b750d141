import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { createRole } from '../operations/create-role.ts'
import { BeyondOwnRights, RoleNameTaken, UnknownPermissions } from '../refusals.ts'
import { RoleRef } from './role.ts'

const CreateRoleInput = builder.inputType('CreateRoleInput', {
  description: 'A new role of the tenant’s own.',
  fields: (t) => ({
    ...operationFields(t),
    name: t.string({ required: true, description: 'Its name; unique among the tenant’s own.' }),
    description: t.string({ description: 'What it is for.' }),
    copyOf: t.globalID({ for: RoleRef, description: 'The role whose permissions it begins with.' }),
    permissions: t.stringList({ description: 'What it allows, of the catalogue; in place of the copy’s.' }),
  }),
})
builder.mutationField('createRole', (t) =>
  t.prismaField({
    type: RoleRef,
    description: 'Makes a role of the tenant’s own. Its maker puts nothing into it that they do not hold themselves.',
    errors: { types: [...commonRefusals, RoleNameTaken, UnknownPermissions, BeyondOwnRights] },
    args: { input: t.arg({ type: CreateRoleInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await createRole(ctx, { ...input, copyOf: input.copyOf?.id })
      return ctx.tx.role.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
