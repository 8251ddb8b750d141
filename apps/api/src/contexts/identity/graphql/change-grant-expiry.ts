import { builder } from '../../../kernel/builder.ts'
import { editFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { changeGrantExpiry } from '../operations/change-grant-expiry.ts'
import { BeyondOwnRights, LastKeeper } from '../refusals.ts'
import { RoleRef } from './role.ts'
import { UserRef } from './user.ts'

const ChangeGrantExpiryInput = builder.inputType('ChangeGrantExpiryInput', {
  description: 'A grant, and when it is to end.',
  fields: (t) => ({
    ...editFields(t),
    userId: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
    roleId: t.globalID({ required: true, for: RoleRef, description: 'The role.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'The instant from which it gives nothing; null or left out: without an end.',
    }),
  }),
})
builder.mutationField('changeGrantExpiry', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Changes when a person’s role ends. To lengthen it is to give it anew.',
    errors: { types: [...commonRefusals, BeyondOwnRights, LastKeeper] },
    args: { input: t.arg({ type: ChangeGrantExpiryInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await changeGrantExpiry(ctx, {
        ...input,
        userId: input.userId.id,
        roleId: input.roleId.id,
        expiresAt: input.expiresAt ?? null,
      })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
