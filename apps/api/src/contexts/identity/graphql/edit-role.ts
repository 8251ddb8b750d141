import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { editRole } from '../operations/edit-role.ts'
import { BeyondOwnRights, LastKeeper, RoleNameTaken, SystemRoleFixed, UnknownPermissions } from '../refusals.ts'
import { RoleRef } from './role.ts'

const EditRoleInput = builder.inputType('EditRoleInput', {
  description: 'What of a role is to change: what is left out stays.',
  fields: (t) => ({
    ...editFields(t),
    id: t.globalID({ required: true, for: RoleRef, description: 'The role.' }),
    name: t.string({ description: 'Its name; unique among the tenant’s own.' }),
    description: t.string({ description: 'What it is for; null takes it away.' }),
    permissions: t.stringList({ description: 'All that it allows: what is not among these is taken away.' }),
  }),
})
builder.mutationField('editRole', (t) =>
  t.prismaField({
    type: RoleRef,
    description: 'Changes a role of the tenant’s own, from the next request of everybody who holds it.',
    errors: {
      types: [...commonRefusals, SystemRoleFixed, RoleNameTaken, UnknownPermissions, BeyondOwnRights, LastKeeper],
    },
    args: { input: t.arg({ type: EditRoleInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await editRole(ctx, { ...input, id: input.id.id })
      return ctx.tx.role.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
