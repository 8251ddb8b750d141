import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { revokeRole } from '../operations/revoke-role.ts'
import { LastKeeper } from '../refusals.ts'
import { RoleRef } from './role.ts'
import { UserRef } from './user.ts'

const RevokeRoleInput = builder.inputType('RevokeRoleInput', {
  description: 'A role to take from a person.',
  fields: (t) => ({
    ...operationFields(t),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
    roleId: t.globalID({ required: true, for: RoleRef, description: 'The role.' }),
  }),
})
builder.mutationField('revokeRole', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Takes a role from a person, from their next request on.',
    errors: { types: [...commonRefusals, LastKeeper] },
    args: { input: t.arg({ type: RevokeRoleInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await revokeRole(ctx, { ...input, userId: input.userId.id, roleId: input.roleId.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
