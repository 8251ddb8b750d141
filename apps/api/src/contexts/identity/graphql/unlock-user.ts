import { builder } from '../../../kernel/builder.ts'
import { operationFields } from '../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../kernel/graphql/refusal-types.ts'
import { rowKey } from '../../../kernel/keys.ts'
import { unlockUser } from '../operations/unlock-user.ts'
import { PersonArchived } from '../refusals.ts'
import { UserRef } from './user.ts'

const UnlockUserInput = builder.inputType('UnlockUserInput', {
  description: 'A person to unlock.',
  fields: (t) => ({
    ...operationFields(t),
    id: t.globalID({ required: true, for: UserRef, description: 'The person.' }),
  }),
})
builder.mutationField('unlockUser', (t) =>
  t.prismaField({
    type: UserRef,
    description: 'Forgets a person’s failed sign-ins, and lifts a lock: they may try again at once.',
    errors: { types: [...commonRefusals, PersonArchived] },
    args: { input: t.arg({ type: UnlockUserInput, required: true, description: 'Which.' }) },
    resolve: async (query, _root, { input }, ctx) => {
      const { id } = await unlockUser(ctx, { ...input, id: input.id.id })
      return ctx.tx.user.findUniqueOrThrow({ ...query, where: rowKey(ctx, id) })
    },
  }),
)
