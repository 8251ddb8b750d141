import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { deleteRole } from '../operations/delete-role.ts'
import { RoleInUse, RoleNamedByRules, SystemRoleFixed } from '../refusals.ts'
import { DeletedType } from './deleted.ts'
import { RoleRef } from './role.ts'

const DeleteRoleInput = builder.inputType('DeleteRoleInput', {
  description: 'A role to remove.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: RoleRef, description: 'The role.' }),
  }),
})
builder.mutationField('deleteRole', (t) =>
  t.field({
    type: DeletedType,
    description: 'Removes a role of the tenant’s own that nobody holds and no approval rule in force names.',
    errors: { types: [...commonRefusals, SystemRoleFixed, RoleInUse, RoleNamedByRules] },
    args: { input: t.arg({ type: DeleteRoleInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, ctx) => {
      await deleteRole(ctx, { ...input, id: input.id.id })
      return { deletedId: input.id }
    },
  }),
)
