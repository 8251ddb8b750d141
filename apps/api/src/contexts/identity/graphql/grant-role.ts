import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { grantRole } from '../operations/grant-role.ts'
import { BeyondOwnRights, NotAttested, RoleHeldAlready } from '../refusals.ts'
import { RoleRef } from './role.ts'
import { UserRef } from './user.ts'

const GrantRoleInput = builder.inputType('GrantRoleInput', {
  description: 'A role for a person.',
  fields: (t) => ({
    ...operationFields(t),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
    roleId: t.globalID({ required: true, for: RoleRef, description: 'The role.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'The instant from which it gives nothing; without an end where left out.',
    }),
  }),
})
builder.mutationField('grantRole', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Gives a person a role. Nobody gives what they do not hold themselves.',
    errors: { types: [...commonRefusals, BeyondOwnRights, RoleHeldAlready, NotAttested] },
    args: { input: t.arg({ type: GrantRoleInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await grantRole(ctx, { ...input, userId: input.userId.id, roleId: input.roleId.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
